// SPDX-License-Identifier: MIT
// Fills in a form and writes into a PDF with pdf.js, the viewer in Firefox.
//
//   node with_pdfjs.mjs WORK.json IN.pdf OUT.pdf
//
// `pdfjs-dist` is looked for in the folder PDFJS, or as Node does. What is put into the storage here
// is what the viewer's own editors put there.

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const build = "pdfjs-dist/legacy/build/pdf.mjs";
const pdfjs = await import(
  process.env.PDFJS ? pathToFileURL(resolve(process.env.PDFJS, "node_modules", build)).href : build
);

const [work, from, to] = process.argv.slice(2);
const { fields = {}, written = [] } = JSON.parse(readFileSync(work, "utf8"));
const opening = pdfjs.getDocument({ data: new Uint8Array(readFileSync(from)), verbosity: 0 });
const opened = await opening.promise;
const storage = opened.annotationStorage;

const EDITORS = { typed: 3, highlight: 9, drawing: 15 };

const inForm = await opened.getFieldObjects(); // a Map from version 6 on
for (const [name, value] of Object.entries(fields)) {
  const found = inForm.get?.(name) ?? inForm[name];
  for (const { id } of found.filter((each) => each.id)) storage.setValue(id, { value });
}

const known = new Map();
for (let page = 0; page < opened.numPages; page++) {
  for (const each of await (await opened.getPage(page + 1)).getAnnotations()) {
    const place = `${page} ${each.rect.map(Math.round)}`;
    if (!known.has(place)) known.set(place, each);
  }
}

function editor(each) {
  const { page: pageIndex, rect, text } = each;
  const [left, bottom, right, top] = rect;
  const kind = EDITORS[each.kind];
  const made = { annotationType: kind, pageIndex, rect, rotation: 0, structTreeParentId: null };
  const popup = { contents: text, deleted: false, rect: [right, top - 100, right + 180, top] };
  if (each.kind === "typed") return { ...made, color: [0, 0, 0], fontSize: 10, value: text };
  if (each.kind === "highlight") {
    const quadPoints = new Float32Array([left, top, right, top, left, bottom, right, bottom]);
    const outlines = [[left, bottom, left, top, right, top, right, bottom]];
    const looks = { color: [255, 255, 152], opacity: 1, thickness: 12, quadPoints, outlines };
    return { ...made, ...looks, ...(text ? { popup } : {}) };
  }
  const line = [NaN, NaN, NaN, NaN, left, bottom, left, bottom, right, top, right, top];
  const paths = { lines: [line], points: [[left, bottom, right, top]] };
  return { ...made, color: [200, 0, 0], opacity: 1, thickness: 2, paths, ...(text ? { popup } : {}) };
}

function changed(each) {
  const own = known.get(`${each.page} ${each.rect.map(Math.round)}`);
  const popupRef = own.popupRef ?? "";
  if (each.kind === "delete") return { id: own.id, deleted: true, pageIndex: each.page, popupRef };
  const made = { ...editor({ ...each, kind: each.was }), id: own.id, popupRef };
  if (each.was === "highlight") made.quadPoints = own.quadPoints;
  return made;
}

written.forEach((each, number) => {
  const isOld = each.kind === "edit" || each.kind === "delete";
  storage.setValue(`pdfjs_internal_editor_${number}`, isOld ? changed(each) : editor(each));
});

writeFileSync(to, await opened.saveDocument());
await opening.destroy();
