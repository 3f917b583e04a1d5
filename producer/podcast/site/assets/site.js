// What every page does: light or dark, copying an address, how far a listener has come.
(function () {
  "use strict";

  var memory = {
    get: function (key) {
      try { return localStorage.getItem("producer:" + key); } catch (e) { return null; }
    },
    set: function (key, value) {
      try { localStorage.setItem("producer:" + key, value); } catch (e) { /* a private window */ }
    }
  };

  function place(id) {
    try { return JSON.parse(memory.get("place:" + id)) || null; } catch (e) { return null; }
  }

  function say(button, words) {
    var label = button.querySelector("span");
    var before = label.textContent;
    label.textContent = words;
    setTimeout(function () { label.textContent = before; }, 2000);
  }

  function copy(text, button) {
    var done = function () { say(button, "Copied"); };
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(done, function () { prompt("Copy this address", text); });
    } else {
      prompt("Copy this address", text);
    }
  }

  function dark() {
    var chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  document.querySelectorAll("[data-do=theme]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var theme = dark() ? "light" : "dark";
      document.documentElement.dataset.theme = theme;
      memory.set("theme", theme);
    });
  });

  document.querySelectorAll("[data-do=copy]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { copy(button.dataset.copy, button); });
  });

  document.querySelectorAll(".episodes [data-id]").forEach(function (item) {
    var known = place(item.dataset.id);
    if (!known || known.t < 5) { return; }
    var share = Math.min(100, Math.round(100 * known.t / Number(item.dataset.length)));
    item.querySelector(".heard").textContent = share > 97 ? "heard" : share + " % heard";
  });

  window.producer = { memory: memory, place: place, copy: copy, say: say };
}());
