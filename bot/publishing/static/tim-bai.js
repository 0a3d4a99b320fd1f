// Filters the articles by words, place and year, with or without tone marks. The lists below work without it.
"use strict";
(() => {
  const form = document.getElementById("loc");
  const found = document.getElementById("thay");
  const said = document.getElementById("so-thay");
  const MOST = 50;
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐÐ]/g, "d").toLowerCase();
  let rows = null;
  let timer = 0;

  function load() {
    if (rows) return;
    rows = [];
    const list = document.createElement("script");
    list.src = form.dataset.list;
    list.onload = () => {
      rows = self.documents.map((row) => ({ row, text: fold(row.slice(1).join(" ")), places: row[2].split(", ") }));
      show();
    };
    document.head.append(list);
  }

  function line([href, title, places, year, publisher]) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const about = document.createElement("span");
    link.href = href;
    link.textContent = title;
    about.className = "muted small";
    about.textContent = [publisher, year.replace("-", ""), places].filter(Boolean).join(" · ");
    item.append(link, document.createElement("br"), about);
    return item;
  }

  function show() {
    const words = fold(form.elements.tu.value).split(/\s+/).filter(Boolean);
    const place = form.elements.tinh.value;
    const year = form.elements.nam.value;
    const asked = words.length || place || year;
    const fitting = asked
      ? rows.filter((each) => words.every((word) => each.text.includes(word)) &&
          (!place || each.places.includes(place)) && (!year || each.row[3] === year))
      : [];
    found.replaceChildren(...fitting.slice(0, MOST).map((each) => line(each.row)));
    said.textContent = asked ? form.dataset.said.replace("{}", fitting.length) : "";
  }

  form.addEventListener("focusin", load);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    load();
    clearTimeout(timer);
    timer = setTimeout(show, 120);
  });
  form.hidden = false;
})();
