(function () {
  "use strict";
  var audio = document.getElementById("audio");
  var on = null, frame = 0, wanted = null;

  function all(query, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(query)); }

  // Playing: one turn of a chapter's file, from its start to its end.

  function stop() {
    audio.pause();
    cancelAnimationFrame(frame);
    if (on) {
      on.classList.remove("on");
      on.setAttribute("aria-label", on.getAttribute("aria-label").replace(/^Stop: /, ""));
      var row = on.closest("tr"), chapter = on.closest(".chapter");
      if (row) { row.classList.remove("now"); }
      if (chapter) { chapter.classList.remove("playing"); }
    }
    on = null;
  }

  function watch() {
    if (!on) { return; }
    if (wanted === null) {
      if (audio.currentTime >= Number(on.dataset.end) || audio.ended) { return stop(); }
      if (!on.classList.contains("small")) { mark(on.closest(".chapter"), audio.currentTime); }
    }
    frame = requestAnimationFrame(watch);
  }

  function mark(chapter, seconds) {
    var figure = chapter && chapter.querySelector("figure[data-seconds]");
    var head = figure && figure.querySelector(".head");
    if (head) {
      head.setAttribute("transform", "translate(" + (672 * seconds / Number(figure.dataset.seconds)).toFixed(1) + " 0)");
    }
  }

  function play(button, from) {
    var again = on === button && from === undefined;
    stop();
    if (again) { return; }
    on = button;
    button.classList.add("on");
    button.setAttribute("aria-label", "Stop: " + button.getAttribute("aria-label"));
    var row = button.closest("tr"), chapter = button.closest(".chapter");
    if (row) { row.classList.add("now"); }
    if (chapter && !button.classList.contains("small")) { chapter.classList.add("playing"); }
    wanted = from === undefined ? Number(button.dataset.start) : from;
    var address = new URL(button.dataset.audio, document.baseURI).href;
    if (audio.src !== address) {
      audio.src = address;
      audio.load();
    } else if (audio.readyState > 0) {
      begin();
    }
    var promise = audio.play();
    if (promise) { promise.catch(function (error) { if (error.name !== "AbortError") { stop(); } }); }
    watch();
  }

  function begin() {
    if (wanted !== null) {
      audio.currentTime = wanted;
      wanted = null;
    }
  }

  audio.addEventListener("loadedmetadata", begin);
  audio.addEventListener("error", stop);
  document.addEventListener("click", function (event) {
    var button = event.target.closest(".play");
    if (button) { return play(button); }
    var figure = event.target.closest("figure[data-seconds]");
    var whole = figure && figure.closest(".chapter").querySelector(".play.wide");
    if (whole) {
      var box = figure.querySelector("svg").getBoundingClientRect();
      var share = ((event.clientX - box.left) / box.width * 720 - 44) / 672;
      play(whole, Math.max(0, Math.min(1, share)) * Number(figure.dataset.seconds));
    }
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { stop(); } });

  // Filters.

  var form = document.querySelector(".filters");
  var find = document.getElementById("find"), role = document.getElementById("role");
  var script = document.getElementById("script"), order = document.getElementById("order");
  var chips = all(".chips button");
  var rows = all("tr.turn").map(function (row) {
    return { row: row, text: row.textContent.toLowerCase().replace(/\s+/g, " "), flags: row.dataset.flags.split(" "),
             role: row.dataset.role, script: row.closest(".script").dataset.script, body: row.parentNode };
  });

  function filter() {
    var words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    var flags = chips.filter(function (c) { return c.getAttribute("aria-pressed") === "true"; })
      .map(function (c) { return c.dataset.flag; });
    var shown = 0;
    rows.forEach(function (one) {
      var yes = (!role.value || one.role === role.value)
        && (!script || !script.value || one.script === script.value)
        && flags.every(function (flag) { return one.flags.indexOf(flag) >= 0; })
        && words.every(function (word) { return one.text.indexOf(word) >= 0; });
      one.row.hidden = !yes;
      shown += yes ? 1 : 0;
    });
    var narrowed = shown < rows.length;
    all(".chapter").forEach(function (c) { c.hidden = narrowed && !c.querySelector("tr.turn:not([hidden])"); });
    all(".script").forEach(function (s) {
      s.hidden = (script && script.value && s.dataset.script !== script.value)
        || (narrowed && !s.querySelector("tr.turn:not([hidden])"));
    });
    form.querySelector(".shown").textContent = shown + " of " + rows.length + " turns";
  }

  function sort() {
    var key = order.value === "need"
      ? function (a, b) { return b.row.dataset.need - a.row.dataset.need || a.row.dataset.number - b.row.dataset.number; }
      : function (a, b) { return a.row.dataset.number - b.row.dataset.number; };
    rows.slice().sort(key).forEach(function (one) { one.body.appendChild(one.row); });
  }

  chips.forEach(function (chip) {
    chip.addEventListener("click", function () {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  });
  find.addEventListener("input", filter);
  [role, script].forEach(function (one) { if (one) { one.addEventListener("change", filter); } });
  order.addEventListener("change", sort);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  filter();
}());
