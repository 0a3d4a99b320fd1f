"use strict";
// Pages do without this: it copies at a tap, and keeps a question from being sent twice.
document.querySelectorAll("[data-copy]").forEach((button) => {
  button.hidden = false;
  const said = button.textContent;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy");
    }
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = said; }, 3000);
  });
});
document.querySelectorAll("form[data-once]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    const button = event.submitter;
    if (button && button.dataset.busy) {
      button.dataset.said = button.textContent;
      button.textContent = button.dataset.busy;
    }
  });
});
// The way back shows the page as it was left.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[data-said]").forEach((button) => { button.textContent = button.dataset.said; });
  });
});
