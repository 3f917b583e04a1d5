// The player: controls, chapters, keys, deep links, the listener's place, the lock screen.
(function () {
  "use strict";

  var site = window.producer;
  var data = JSON.parse(document.getElementById("data").textContent);
  var audio = document.getElementById("audio");
  var seekBar = document.getElementById("seek");
  var scrub = document.querySelector(".scrub");
  var tip = document.querySelector(".tip");
  var speed = document.getElementById("speed");
  var volume = document.getElementById("volume");
  var help = document.getElementById("help");
  var keysOn = document.getElementById("keys-on");
  var wanted = null; // a place asked for before the audio could go there

  audio.removeAttribute("controls");

  function clock(seconds) {
    var whole = Math.max(0, Math.floor(seconds));
    var h = Math.floor(whole / 3600), m = Math.floor(whole / 60) % 60, s = whole % 60;
    var two = function (n) { return (n < 10 ? "0" : "") + n; };
    return h ? h + ":" + two(m) + ":" + two(s) : m + ":" + two(s);
  }

  function spoken(seconds) {
    var whole = Math.max(0, Math.floor(seconds));
    var parts = [[Math.floor(whole / 3600), "hour"], [Math.floor(whole / 60) % 60, "minute"], [whole % 60, "second"]];
    var said = parts.filter(function (p) { return p[0]; }).map(function (p) {
      return p[0] + " " + p[1] + (p[0] === 1 ? "" : "s");
    });
    return said.join(" ") || "0 seconds";
  }

  // "1:23", "1:02:03", "83", "83.5", "1m23s" -> seconds, or null
  function parse(text) {
    var named = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/.exec(text);
    if (text && named && named[0]) {
      return Number(named[1] || 0) * 3600 + Number(named[2] || 0) * 60 + Number(named[3] || 0);
    }
    if (!/^\d+(?::[0-5]?\d){0,2}(?:\.\d+)?$/.test(text)) { return null; }
    return text.split(":").reduce(function (sum, part) { return sum * 60 + Number(part); }, 0);
  }

  function length() {
    return isFinite(audio.duration) && audio.duration > 0 ? audio.duration : data.length;
  }

  function now() { return wanted === null ? audio.currentTime : wanted; }

  function seek(seconds) {
    var to = Math.min(Math.max(seconds, 0), Math.max(length() - 0.05, 0));
    if (audio.readyState >= 1) {
      wanted = null;
      audio.currentTime = to;
    } else {
      wanted = to;
    }
    show();
    return to;
  }

  function play() {
    var promise = audio.play();
    if (promise) { promise.catch(function () { document.body.classList.remove("playing"); }); }
  }

  function toggle() { if (audio.paused) { play(); } else { audio.pause(); } }

  function chapterAt(seconds) {
    var found = 0;
    data.chapters.forEach(function (chapter, n) { if (chapter[0] <= seconds + 0.01) { found = n; } });
    return found;
  }

  function step(by) {
    var t = now(), at = chapterAt(t);
    // Going back within a chapter's first seconds means the one before.
    if (by < 0 && t - data.chapters[at][0] > 3) { return seek(data.chapters[at][0]); }
    var to = at + by;
    if (to < 0) { return seek(0); }
    if (to >= data.chapters.length) { return seek(length()); }
    return seek(data.chapters[to][0]);
  }

  var shownChapter = -1;

  function show() {
    var t = now(), share = length() ? 100 * t / length() : 0;
    scrub.style.setProperty("--at", share + "%");
    seekBar.max = length();
    if (document.activeElement !== seekBar || !seekBar.matches(":active")) { seekBar.value = t; }
    seekBar.setAttribute("aria-valuetext", spoken(t) + " of " + spoken(length()));
    document.getElementById("elapsed").textContent = clock(t);
    document.getElementById("total").textContent = clock(length());
    var at = chapterAt(t);
    if (at !== shownChapter) {
      shownChapter = at;
      document.getElementById("chapter-now").textContent = data.chapters.length > 1 ? data.chapters[at][2] : "";
      document.querySelectorAll("[data-chapter]").forEach(function (link) {
        if (Number(link.dataset.chapter) === at) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); }
      });
      describe();
    }
    document.dispatchEvent(new CustomEvent("producer:time", { detail: t }));
  }

  function keep() {
    if (wanted === null && audio.currentTime > 0) {
      site.memory.set("place:" + data.id, JSON.stringify({ t: Math.round(audio.currentTime * 10) / 10 }));
    }
  }

  // the lock screen
  function describe() {
    if (!("mediaSession" in navigator) || !window.MediaMetadata) { return; }
    var cover = document.querySelector(".cover");
    var chapter = data.chapters[shownChapter < 0 ? 0 : shownChapter];
    navigator.mediaSession.metadata = new MediaMetadata({
      title: data.chapters.length > 1 ? chapter[2] : data.title,
      artist: data.chapters.length > 1 ? data.title : data.artist,
      album: data.album,
      artwork: cover && /^http/.test(cover.src) ? [{ src: cover.src, sizes: "512x512", type: "image/jpeg" }] : []
    });
  }

  function position() {
    if (!("mediaSession" in navigator) || !navigator.mediaSession.setPositionState) { return; }
    try {
      navigator.mediaSession.setPositionState({
        duration: length(), playbackRate: audio.playbackRate, position: Math.min(now(), length())
      });
    } catch (e) { /* the browser wants other numbers; the lock screen can do without */ }
  }

  var session = {
    play: play,
    pause: function () { audio.pause(); },
    seekbackward: function (d) { seek(now() - (d.seekOffset || 10)); },
    seekforward: function (d) { seek(now() + (d.seekOffset || 30)); },
    seekto: function (d) { seek(d.seekTime); },
    previoustrack: function () { step(-1); },
    nexttrack: function () { step(1); }
  };
  if ("mediaSession" in navigator) {
    Object.keys(session).forEach(function (name) {
      try { navigator.mediaSession.setActionHandler(name, session[name]); } catch (e) { /* not known here */ }
    });
  }

  function setSpeed(rate) {
    audio.defaultPlaybackRate = audio.playbackRate = rate;
    speed.value = String(rate);
    site.memory.set("speed", String(rate));
  }

  function shiftSpeed(by) {
    var to = speed.selectedIndex + by;
    if (to >= 0 && to < speed.options.length) { setSpeed(Number(speed.options[to].value)); }
  }

  function setVolume(value) {
    audio.volume = value;
    audio.muted = value === 0;
    volume.value = value;
    site.memory.set("volume", String(value));
  }

  function showMute() {
    document.body.classList.toggle("muted", audio.muted);
    document.querySelectorAll("[data-do=mute]").forEach(function (b) { b.setAttribute("aria-pressed", String(audio.muted)); });
  }

  function share(button) {
    var t = Math.floor(now());
    history.replaceState(null, "", t ? "#t=" + clock(t) : location.pathname + location.search);
    site.copy(location.href, button);
  }

  var actions = {
    play: toggle,
    back: function () { seek(now() - 10); },
    forward: function () { seek(now() + 30); },
    previous: function () { step(-1); },
    next: function () { step(1); },
    mute: function () { audio.muted = !audio.muted; },
    help: function () { help.showModal(); },
    close: function () { help.close(); },
    share: share,
    slower: function () { shiftSpeed(-1); },
    faster: function () { shiftSpeed(1); }
  };

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-do]");
    if (button && actions[button.dataset.do]) { actions[button.dataset.do](button); return; }
    var link = event.target.closest('a[href^="#t="]');
    if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
      event.preventDefault();
      history.replaceState(null, "", link.getAttribute("href"));
      follow(link.getAttribute("href"), true);
    }
  });

  var keys = {
    " ": "play", k: "play", j: "back", l: "forward", ArrowLeft: "back", ArrowRight: "forward",
    m: "mute", n: "next", p: "previous", "[": "slower", "]": "faster", "?": "help"
  };

  document.addEventListener("keydown", function (event) {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || help.open || !keysOn.checked) { return; }
    var on = event.target;
    if (on.matches("input, select, textarea, [contenteditable]")) { return; }
    // Space presses what has the focus, arrows scroll code.
    if (event.key === " " && on.matches("button, a, summary")) { return; }
    if (/^Arrow/.test(event.key) && on.matches("pre")) { return; }
    var action = keys[event.key] || keys[event.key.toLowerCase()];
    if (action) {
      event.preventDefault();
      actions[action]();
    }
  });

  seekBar.addEventListener("input", function () { seek(Number(seekBar.value)); });
  seekBar.addEventListener("keydown", function (event) {
    var by = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -60, PageUp: 60 }[event.key];
    if (by) { event.preventDefault(); seek(now() + by); }
    if (event.key === " ") { event.preventDefault(); toggle(); }
  });
  scrub.addEventListener("pointermove", function (event) {
    var box = scrub.getBoundingClientRect();
    var share = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
    var t = share * length();
    scrub.style.setProperty("--over", 100 * share + "%");
    tip.textContent = clock(t) + (data.chapters.length > 1 ? "  " + data.chapters[chapterAt(t)][2] : "");
  });
  speed.addEventListener("change", function () { setSpeed(Number(speed.value)); });
  volume.addEventListener("input", function () { setVolume(Number(volume.value)); });
  keysOn.addEventListener("change", function () { site.memory.set("keys", keysOn.checked ? "on" : "off"); });

  function playing(is) {
    document.body.classList.toggle("playing", is);
    document.querySelectorAll("[data-label=play]").forEach(function (label) { label.textContent = is ? "Pause" : "Play"; });
    position();
  }

  audio.addEventListener("play", function () { playing(true); tick(); });
  audio.addEventListener("pause", function () { playing(false); keep(); show(); });
  audio.addEventListener("ended", function () { playing(false); keep(); });
  audio.addEventListener("timeupdate", show);
  audio.addEventListener("seeked", function () { show(); keep(); position(); });
  audio.addEventListener("ratechange", position);
  audio.addEventListener("volumechange", showMute);
  audio.addEventListener("loadedmetadata", function () {
    if (wanted !== null) { seek(wanted); }
    position();
    show();
  });
  audio.addEventListener("error", function () {
    document.getElementById("resumed").textContent = "The audio can't be loaded.";
  });
  window.addEventListener("pagehide", keep);
  setInterval(function () { if (!audio.paused) { keep(); } }, 5000);

  function tick() {
    if (audio.paused) { return; }
    document.dispatchEvent(new CustomEvent("producer:time", { detail: audio.currentTime }));
    requestAnimationFrame(tick);
  }

  // deep links: #t=1:23, #t=83.5; and a chapter's own address, #chapter-its-id
  function follow(hash, andPlay) {
    var t = null;
    if (hash.indexOf("#t=") === 0) {
      t = parse(decodeURIComponent(hash.slice(3)).split(",")[0]);
    } else if (hash.indexOf("#chapter-") === 0) {
      var sections = Array.prototype.slice.call(document.querySelectorAll(".chapter"));
      var at = sections.findIndex(function (s) { return "#" + s.id === hash; });
      if (at >= 0) { t = data.chapters[at][0]; }
    }
    if (t === null) { return false; }
    seek(t);
    if (andPlay) { play(); }
    document.dispatchEvent(new CustomEvent("producer:jump"));
    return true;
  }

  window.addEventListener("hashchange", function () { follow(location.hash, false); });

  document.querySelectorAll(".hero [data-do][hidden]").forEach(function (b) { b.hidden = false; });
  keysOn.checked = site.memory.get("keys") !== "off";
  var rate = Number(site.memory.get("speed"));
  if (rate && Array.prototype.some.call(speed.options, function (o) { return Number(o.value) === rate; })) { setSpeed(rate); }
  var loud = site.memory.get("volume");
  if (loud !== null && Number(loud) >= 0 && Number(loud) <= 1) { setVolume(Number(loud)); }
  showMute();
  site.player = { data: data, audio: audio, seek: seek, play: play, now: now, clock: clock };

  // The transcript's script runs after this one and must hear the first jump.
  document.addEventListener("DOMContentLoaded", function () {
    var known = site.place(data.id);
    if (!follow(location.hash, false) && known && known.t > 5 && known.t < length() - 10) {
      seek(known.t);
      document.getElementById("resumed").textContent = "You were at " + clock(known.t) + ".";
    }
    show();
  });
}());
