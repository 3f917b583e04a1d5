// The transcript: the word that is heard, going to a word that is clicked, search.
(function () {
  "use strict";

  var player = window.producer.player;
  var cues = player.data.cues; // start, end, each word's start after the one before; in hundredths of a second
  var root = document.getElementById("transcript");
  var followButton = document.querySelector("[data-do=follow]");
  var still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  var elements = [];
  var words = []; // by cue: [word's elements]
  var nowCue = -1, nowWord = -1, nowTurn = null, following = true;

  root.querySelectorAll("[data-c]").forEach(function (element) {
    var n = Number(element.dataset.c);
    (elements[n] = elements[n] || []).push(element);
  });

  // Words become elements only where they are needed: a long book stays light.
  function wrap(n) {
    if (words[n]) { return words[n]; }
    var found = words[n] = [], open = false;
    if (!cues[n] || cues[n].length < 3) { return found; }
    (elements[n] || []).forEach(function (element) {
      var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT), nodes = [], node;
      while ((node = walker.nextNode())) {
        if (node.nodeType === 3 ? !node.parentElement.closest(".maths") : node.matches(".maths")) { nodes.push(node); }
      }
      nodes.forEach(function (text) {
        if (text.nodeType !== 3) {
          // A formula is one word, or a piece of one.
          text.classList.add("word");
          if (open) { found[found.length - 1].push(text); } else { found.push([text]); open = true; }
          text.dataset.w = n + "." + (found.length - 1);
          return;
        }
        var parts = text.data.split(/([ \t\n\r\f\v]+)/), pieces = document.createDocumentFragment();
        parts.forEach(function (part, index) {
          if (index % 2) { open = false; pieces.append(part); return; }
          if (!part) { return; }
          var span = document.createElement("span");
          span.className = "word";
          span.textContent = part;
          // A word goes on over the border of an element: `f()` and the comma behind it.
          if (open) { found[found.length - 1].push(span); } else { found.push([span]); open = true; }
          span.dataset.w = n + "." + (found.length - 1);
          pieces.append(span);
        });
        text.replaceWith(pieces);
      });
      open = false;
    });
    if (query) { later(search); }
    return found;
  }

  function startOf(n, word) {
    return cues[n].slice(2, word + 3).reduce(function (t, step) { return t + step; }, cues[n][0]);
  }

  function wordAt(n, time) {
    var t = cues[n][0], at = 2;
    for (; at < cues[n].length; at += 1) {
      t += cues[n][at];
      if (t > time) { break; }
    }
    return at - 3;
  }

  function cueAt(time) {
    var low = 0, high = cues.length - 1, found = -1;
    while (low <= high) {
      var middle = (low + high) >> 1;
      if (cues[middle][0] <= time) { found = middle; low = middle + 1; } else { high = middle - 1; }
    }
    return found;
  }

  // A browser may give a time that is a hair before the one that was asked for.
  function hundredths(seconds) { return seconds * 100 + 0.05; }

  function mark(list, on) { (list || []).forEach(function (e) { e.classList.toggle("now", on); }); }

  function show(seconds) {
    var time = hundredths(seconds), n = cueAt(time);
    var over = n >= 0 && time > cues[n][1] + 25;
    var word = n < 0 || over ? -1 : wordAt(n, time);
    if (n === nowCue && word === nowWord) { return; }
    if (nowCue >= 0 && nowWord >= 0) { mark(words[nowCue][nowWord], false); }
    if (n !== nowCue) {
      mark(elements[nowCue], false);
      mark(elements[n], true);
    }
    if (word >= 0) { mark(wrap(n)[word], true); }
    var turn = elements[n] ? elements[n][0].closest(".turns > li") : null;
    if (turn !== nowTurn) {
      if (nowTurn) { nowTurn.classList.remove("now"); nowTurn.removeAttribute("aria-current"); }
      if (turn) { turn.classList.add("now"); turn.setAttribute("aria-current", "true"); }
      nowTurn = turn;
    }
    if (n !== nowCue && following && !player.audio.paused) { reveal(false); }
    nowCue = n;
    nowWord = word;
    offer();
  }

  // following along
  function visible(element) {
    var box = element.getBoundingClientRect();
    return box.top > 70 && box.bottom < innerHeight - 190;
  }

  function reveal(always) {
    var n = cueAt(hundredths(player.now()));
    var element = elements[n] && elements[n][0];
    if (!element || (!always && visible(element))) { return; }
    ours = Date.now();
    element.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }

  var ours = 0;

  function offer() {
    var element = elements[nowCue] && elements[nowCue][0];
    followButton.hidden = following || !element || visible(element) || player.audio.paused;
  }

  function wander() {
    if (Date.now() - ours > 1200) { following = false; }
    offer();
  }

  ["wheel", "touchmove"].forEach(function (name) { addEventListener(name, wander, { passive: true }); });
  addEventListener("keydown", function (event) {
    if (/^(PageUp|PageDown|Home|End|ArrowUp|ArrowDown|Tab)$/.test(event.key)) { wander(); }
  });
  addEventListener("scroll", offer, { passive: true });

  function back() {
    following = true;
    reveal(true);
    offer();
  }

  followButton.addEventListener("click", back);
  document.addEventListener("producer:time", function (event) { show(event.detail); });
  document.addEventListener("producer:jump", function () { following = true; show(player.now()); reveal(false); });

  // going to a word
  root.addEventListener("click", function (event) {
    var element = event.target.closest("[data-c]");
    var selection = getSelection();
    if (!element || event.target.closest("a, button") || (selection && String(selection))) { return; }
    var n = Number(element.dataset.c), to = cues[n][0];
    wrap(n);
    var word = document.elementFromPoint(event.clientX, event.clientY);
    word = word && word.closest(".word");
    if (word) {
      var place = word.dataset.w.split(".");
      if (Number(place[0]) === n) { to = startOf(n, Number(place[1])); }
    }
    following = true;
    player.seek(to / 100);
    player.play();
  });

  // search
  var form = root.querySelector(".search"), box = document.getElementById("search"), found = document.getElementById("found");
  var buttons = form.querySelectorAll("button"), query = "", hits = [], at = -1, timer = 0;
  form.hidden = false;

  function later(what) { clearTimeout(timer); timer = setTimeout(what, 120); }

  function fold(text) {
    // One letter stays one letter, so that places in the folded text are places in the text.
    return Array.prototype.map.call(text, function (char) {
      var plain = char.normalize("NFD").charAt(0).toLowerCase();
      return plain.length === 1 ? plain : char;
    }).join("");
  }

  function textOf(element) {
    var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), nodes = [], starts = [], text = "", node;
    while ((node = walker.nextNode())) { nodes.push(node); starts.push(text.length); text += node.data; }
    return { nodes: nodes, starts: starts, text: text };
  }

  function placeOf(index, whole) {
    var low = 0, high = whole.starts.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (whole.starts[middle] <= index) { low = middle; } else { high = middle - 1; }
    }
    return [whole.nodes[low], index - whole.starts[low]];
  }

  function search() {
    query = fold(box.value.trim().replace(/\s+/g, " "));
    hits = [];
    if (query) {
      root.querySelectorAll(".turns > li > div").forEach(function (element) {
        var whole = textOf(element), text = fold(whole.text.replace(/\s/g, " ")), index = -1;
        while ((index = text.indexOf(query, index + 1)) >= 0) {
          var range = document.createRange();
          range.setStart.apply(range, placeOf(index, whole));
          var end = placeOf(index + query.length - 1, whole);
          range.setEnd(end[0], end[1] + 1);
          hits.push(range);
        }
      });
    }
    at = Math.min(at, hits.length - 1);
    paint();
  }

  function paint() {
    if (window.CSS && CSS.highlights && window.Highlight) {
      CSS.highlights.delete("hits");
      CSS.highlights.delete("hit");
      if (hits.length) { CSS.highlights.set("hits", new (Function.prototype.bind.apply(Highlight, [null].concat(hits)))()); }
      if (hits[at]) { CSS.highlights.set("hit", new Highlight(hits[at])); }
    }
    found.textContent = !query ? "" : !hits.length ? "none" : at < 0 ? String(hits.length) : (at + 1) + " of " + hits.length;
    buttons.forEach(function (button) { button.disabled = !hits.length; });
  }

  function go(by) {
    if (!hits.length) { return; }
    at = (at + by + hits.length) % hits.length;
    if (at < 0) { at = 0; }
    paint();
    following = false;
    hits[at].startContainer.parentElement.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }

  box.addEventListener("input", function () { at = -1; later(search); });
  box.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { box.value = ""; at = -1; search(); box.blur(); }
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); search(); go(1); });
  form.querySelector("[data-do=hit-before]").addEventListener("click", function () { go(at < 0 ? 0 : -1); });

  document.addEventListener("keydown", function (event) {
    var plain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.target.matches("input, select, textarea");
    if (!plain || !document.getElementById("keys-on").checked || document.querySelector("dialog[open]")) { return; }
    if (event.key === "/") { event.preventDefault(); box.focus(); box.select(); }
    if (event.key === "f") { back(); }
  });
}());
