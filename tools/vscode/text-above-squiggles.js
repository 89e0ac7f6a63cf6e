'use strict';

/**
 * Runs in the page: the characters of an editor's line that stand above each squiggle, by where they are on the screen. Plain
 * JavaScript, because the rest of the tools knows no page.
 */
function textAboveSquiggles(line) {
  const characters = [];
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let i = 0; i < node.length; i++) {
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const { left, right } = range.getBoundingClientRect();
      characters.push({ text: node.data[i], middle: (left + right) / 2 });
    }
  }
  const { top, bottom } = line.getBoundingClientRect();
  return [...document.querySelectorAll('.squiggly-error, .squiggly-warning, .squiggly-info')]
    .map((squiggle) => squiggle.getBoundingClientRect())
    .filter((box) => (box.top + box.bottom) / 2 > top && (box.top + box.bottom) / 2 < bottom)
    .map((box) => characters.filter(({ middle }) => middle > box.left && middle < box.right))
    .map((above) => above.map(({ text }) => text).join(''));
}

module.exports = { textAboveSquiggles };
