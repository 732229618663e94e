// SPDX-License-Identifier: MIT
// Puts the figures to explore into their section, which is hidden where no script runs.

function explore() {
  const section = document.getElementById("explore");
  if (!section) return;
  const { views } = JSON.parse(document.getElementById("explore-data").textContent);
  section.hidden = false;
  document.querySelector('nav a[href="#explore"]').parentElement.hidden = false;
  const figures = views.map((data) => {
    const view = data.kind === "rows" ? new RowsView(data) : new PointsView(data);
    const caption = element("figcaption", {}, [element("strong", { textContent: data.title }), data.words]);
    const controls = element("div", { className: "controls" }, view.controls);
    const note = data.note ? [element("p", { className: "remark", textContent: data.note })] : [];
    section.append(element("figure", { className: "explore" },
      [caption, controls, view.figure.frame, view.figure.legend, view.figure.readout, ...note]));
    view.show();
    return view.figure;
  });
  new ResizeObserver(() => figures.forEach((figure) => figure.refit())).observe(section);
}

explore();
