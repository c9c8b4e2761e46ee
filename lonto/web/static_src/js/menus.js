// Escape or a press elsewhere closes what is open.
function closeAccount(exceptIn) {
  for (const open of document.querySelectorAll("details.account[open]")) {
    if (!open.contains(exceptIn)) open.open = false;
  }
}

document.addEventListener("click", (event) => closeAccount(event.target));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.account[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else if (location.hash === "#menu") {
    location.hash = "main";
  }
});
