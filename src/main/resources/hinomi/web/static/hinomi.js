// What pages do beyond plain HTML. Everything here adds to a page that reads without it.
"use strict";

// The token against forged requests goes with whatever htmx sends.
document.addEventListener("htmx:configRequest", (event) => {
  const field = document.querySelector("input[name=token]");
  if (field) event.detail.headers["X-Token"] = field.value;
});

// A chart stands in a table; the canvas before it names the table. Colours come from the style sheet.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const drawn = new Map();

function draw(canvas) {
  const table = document.getElementById(canvas.dataset.table);
  if (!table || !window.Chart) return;
  const heads = [...table.querySelectorAll("thead th")].slice(1).map((th) => th.textContent.trim());
  const rows = [...table.querySelectorAll("tbody tr")];
  const labels = rows.map((row) => row.cells[0].textContent.trim());
  const datasets = heads.map((label, i) => ({
    label,
    data: rows.map((row) => Number(row.cells[i + 1].dataset.value ?? row.cells[i + 1].textContent.replace(/[^0-9.]/g, ""))),
    backgroundColor: colour(`--bar-${(i % 5) + 1}`),
    borderColor: colour(`--bar-${(i % 5) + 1}`),
  }));
  const stacked = canvas.dataset.stacked === "true";
  drawn.get(canvas)?.destroy();
  drawn.set(canvas, new Chart(canvas, {
    type: canvas.dataset.type || "bar",
    data: { labels, datasets },
    options: {
      responsive: true, maintainAspectRatio: false, animation: false,
      plugins: { legend: { display: heads.length > 1, labels: { color: colour("--ink") } } },
      scales: {
        x: { stacked, ticks: { color: colour("--soft") }, grid: { display: false } },
        y: { stacked, beginAtZero: true, ticks: { color: colour("--soft"), precision: 0 }, grid: { color: colour("--line") } },
      },
    },
  }));
}

const drawAll = (root) => root.querySelectorAll("canvas[data-table]").forEach(draw);
document.addEventListener("DOMContentLoaded", () => drawAll(document));
document.addEventListener("htmx:afterSettle", (event) => drawAll(event.target));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawAll(document));

// Server-sent events: an element with data-live="/today/events" asks htmx to fetch it anew when told.
document.addEventListener("DOMContentLoaded", () => {
  const live = document.querySelector("[data-live]");
  if (!live || !window.EventSource) return;
  let events;
  const listen = () => {
    events = new EventSource(live.dataset.live);
    events.addEventListener("changed", () => htmx.trigger(live, "changed"));
    events.addEventListener("full", () => events.close());
  };
  // A browser keeps few connections to a server: a page that nobody sees gives its own up, and is
  // brought up to date when it is seen again.
  document.addEventListener("visibilitychange", () => {
    events.close();
    if (!document.hidden) {
      htmx.trigger(live, "changed");
      listen();
    }
  });
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  listen();
});

// Escape closes an open menu and gives the focus back.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.querySelectorAll("details.choices[open]").forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});
