// Shows what needs a passkey only where the browser can use one, and says in words when using it did not work.
const canUsePasskeys = typeof window.PublicKeyCredential === 'function'

document.querySelectorAll('[data-needs-passkey]').forEach(part => { part.hidden = !canUsePasskeys })
document.querySelectorAll('[data-without-passkey]').forEach(part => { part.hidden = canUsePasskeys })

document.addEventListener('allauth.error', event => {
  event.preventDefault()
  document.querySelectorAll('[data-passkey-problem]').forEach(part => { part.hidden = false })
})
