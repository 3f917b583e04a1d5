// The small player in a frame: its controls, deep links, the lock screen, and Player.js messages.
(function () {
  "use strict";

  var data = JSON.parse(document.getElementById("data").textContent);
  var audio = document.getElementById("audio");
  var bar = document.getElementById("seek");
  var scrub = document.querySelector(".scrub");
  var wanted = null; // a place asked for before the audio could go there

  audio.removeAttribute("controls");

  function clock(seconds) {
    var whole = Math.max(0, Math.floor(seconds));
    var h = Math.floor(whole / 3600), m = Math.floor(whole / 60) % 60, s = whole % 60;
    var two = function (n) { return (n < 10 ? "0" : "") + n; };
    return h ? h + ":" + two(m) + ":" + two(s) : m + ":" + two(s);
  }

  function length() { return isFinite(audio.duration) && audio.duration > 0 ? audio.duration : data.length; }

  function now() { return wanted === null ? audio.currentTime : wanted; }

  function seek(seconds) {
    var to = Number(seconds);
    if (!isFinite(to)) { return; }
    to = Math.min(Math.max(to, 0), Math.max(length() - 0.05, 0));
    if (audio.readyState >= 1) {
      wanted = null;
      audio.currentTime = to;
    } else {
      wanted = to;
      if (audio.preload === "none") { audio.preload = "metadata"; audio.load(); }
    }
    show();
  }

  function play() {
    var promise = audio.play();
    if (promise) { promise.catch(function () { playing(); }); }
  }

  function show() {
    var t = now(), share = length() ? 100 * t / length() : 0;
    scrub.style.setProperty("--at", share + "%");
    bar.max = length();
    if (!bar.matches(":active")) { bar.value = t; }
    bar.setAttribute("aria-valuetext", clock(t) + " of " + clock(length()));
    document.getElementById("elapsed").textContent = clock(t);
    document.getElementById("total").textContent = clock(length());
  }

  function playing() {
    document.body.classList.toggle("playing", !audio.paused);
    document.querySelector("[data-label=play]").textContent = audio.paused ? "Play" : "Pause";
  }

  var actions = {
    play: function () { if (audio.paused) { play(); } else { audio.pause(); } },
    back: function () { seek(now() - 10); },
    forward: function () { seek(now() + 30); }
  };
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]");
    if (button) { actions[button.dataset.do](); }
  });
  var keys = { " ": "play", k: "play", j: "back", l: "forward" };
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || (event.key === " " && event.target.matches("button, a"))) { return; }
    var action = keys[event.key];
    if (action) { event.preventDefault(); actions[action](); }
  });
  bar.addEventListener("input", function () { seek(Number(bar.value)); });
  bar.addEventListener("keydown", function (event) {
    var by = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -60, PageUp: 60 }[event.key];
    if (by) { event.preventDefault(); seek(now() + by); }
  });

  if ("mediaSession" in navigator && window.MediaMetadata) {
    navigator.mediaSession.metadata = new MediaMetadata({ title: data.title, artist: data.artist, album: data.album });
    [["play", play], ["pause", function () { audio.pause(); }], ["seekbackward", actions.back], ["seekforward", actions.forward],
      ["seekto", function (d) { seek(d.seekTime); }]].forEach(function (pair) {
      try { navigator.mediaSession.setActionHandler(pair[0], pair[1]); } catch (e) { /* not known here */ }
    });
  }

  // Player.js: JSON over postMessage, whatever site shows the frame.
  var VERSION = "0.0.11";
  var EVENTS = ["ready", "progress", "timeupdate", "play", "pause", "ended", "seeked", "error"];
  var listeners = {};
  var methods = {
    play: play,
    pause: function () { audio.pause(); },
    mute: function () { audio.muted = true; },
    unmute: function () { audio.muted = false; },
    setVolume: function (value) { if (isFinite(value)) { audio.volume = Math.min(Math.max(Number(value) / 100, 0), 1); } },
    setCurrentTime: seek,
    setLoop: function (value) { audio.loop = Boolean(value); },
    getPaused: function () { return audio.paused; },
    getMuted: function () { return audio.muted; },
    getVolume: function () { return Math.round(audio.volume * 100); },
    getDuration: length,
    getCurrentTime: now,
    getLoop: function () { return audio.loop; }
  };
  var METHODS = Object.keys(methods).concat("addEventListener", "removeEventListener");

  function send(event, value, listener) {
    if (window.parent === window) { return; }
    var message = { context: "player.js", version: VERSION, event: event };
    if (value !== undefined) { message.value = value; }
    if (listener !== undefined && listener !== null) { message.listener = listener; }
    // Any site may show the frame, and nothing that is said is a secret.
    window.parent.postMessage(JSON.stringify(message), "*");
  }

  function emit(event, value) {
    (listeners[event] || []).forEach(function (listener) { send(event, value, listener); });
  }

  function readiness() { return { src: location.href, events: EVENTS, methods: METHODS }; }

  function listen(event, listener) {
    if (EVENTS.indexOf(event) < 0) { return; }
    var known = listeners[event] = listeners[event] || [];
    if (known.indexOf(listener) < 0) { known.push(listener); }
    if (event === "ready") { send("ready", readiness(), listener); }
  }

  function forget(event, listener) {
    listeners[event] = (listeners[event] || []).filter(function (known) { return listener !== null && known !== listener; });
  }

  addEventListener("message", function (event) {
    var asked = event.data;
    if (event.source !== window.parent) { return; }
    if (typeof asked === "string") {
      try { asked = JSON.parse(asked); } catch (e) { return; }
    }
    if (!asked || asked.context !== "player.js" || typeof asked.method !== "string") { return; }
    var listener = asked.listener === undefined ? null : asked.listener;
    if (METHODS.indexOf(asked.method) < 0) {
      emit("error", { code: 2, msg: "Invalid Method \"" + asked.method + "\"" });
    } else if (asked.method === "addEventListener") {
      listen(asked.value, listener);
    } else if (asked.method === "removeEventListener") {
      forget(asked.value, listener);
    } else {
      var value = methods[asked.method](asked.value);
      if (asked.method.indexOf("get") === 0) { send(asked.method, value, listener); }
    }
  });

  function tell() { emit("timeupdate", { seconds: now(), duration: length() }); }

  audio.addEventListener("play", function () { playing(); emit("play"); });
  audio.addEventListener("pause", function () { playing(); show(); emit("pause"); });
  audio.addEventListener("ended", function () { playing(); emit("ended"); });
  audio.addEventListener("timeupdate", function () { show(); tell(); });
  audio.addEventListener("seeked", function () { show(); emit("seeked"); });
  audio.addEventListener("progress", function () {
    var end = audio.buffered.length ? audio.buffered.end(audio.buffered.length - 1) : 0;
    emit("progress", { percent: length() ? Math.min(end / length(), 1) : 0 });
  });
  audio.addEventListener("loadedmetadata", function () {
    if (wanted !== null) { seek(wanted); }
    show();
  });
  audio.addEventListener("error", function () {
    document.getElementById("trouble").textContent = "The audio can't be loaded.";
    emit("error", { code: -1, msg: "The audio can't be loaded." });
  });

  // #t=1:23 or #t=83.5
  function follow() {
    var found = /^#t=((?:\d+:){0,2}\d+(?:\.\d+)?)/.exec(location.hash);
    if (found) { seek(found[1].split(":").reduce(function (sum, part) { return sum * 60 + Number(part); }, 0)); }
  }
  addEventListener("hashchange", follow);
  follow();
  show();
  send("ready", readiness());
}());
