// The error summary takes the focus, and a form on its way is not sent again by an impatient finger. The server
// guards both without this script.
const PATIENCE = 4000;

document.querySelector(".error-summary")?.focus();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, PATIENCE);
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});
