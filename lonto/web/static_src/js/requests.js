// A part of a page that cannot be had is fetched as the whole page: a session that ended leads to signing in, an
// error shows its own page, and neither is squeezed into a list.
document.addEventListener("htmx:before:swap", (event) => {
  const { request, response } = event.detail.ctx;
  if (!response) return;
  if (response.raw.redirected || response.status >= 400) {
    event.preventDefault();
    location.assign(response.raw.redirected ? location.href : request.action);
  }
});

// What is still being worked on is looked at again by itself; without this script a link does it.
const waiting = document.querySelector("[data-reload]");
if (waiting) setTimeout(() => location.reload(), waiting.dataset.reload * 1000);
