// What a listener does on an episode's page; each step adds what the page then shows.
(async function () {
  "use strict";
  const result = {};
  const audio = document.getElementById("audio");
  const search = document.getElementById("search");
  const sleep = ms => new Promise(done => setTimeout(done, ms));
  const until = async what => { for (let n = 0; n < 400 && !what(); n += 1) { await sleep(50); } };
  const press = key => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: key, bubbles: true, cancelable: true }));
  const now = () => [...document.querySelectorAll(".word.now")].map(e => e.textContent).join("");
  const frame = () => new Promise(requestAnimationFrame);
  const settle = async () => { await until(() => !audio.seeking); await frame(); await frame(); };
  const at = () => Math.round(audio.currentTime * 100) / 100;
  try {
    await until(() => audio.readyState >= 1 && audio.currentTime > 0);
    await settle();
    result.deepLink = [at(), now(), document.getElementById("elapsed").textContent];
    result.turn = document.querySelector(".turns > li[aria-current] b").textContent;
    result.chapter = document.getElementById("chapter-now").textContent;

    press("n");
    await settle();
    result.nextChapter = [at(), document.getElementById("chapter-now").textContent];
    press("l");
    await settle();
    result.end = at() > 30;
    press("j");
    await settle();
    result.back = Math.abs(at() - 20.25) < 0.2;

    location.hash = "#t=0:03";
    await until(() => Math.abs(at() - 3) < 0.1);
    await settle();
    result.hash = [at(), now()];

    const cue = document.querySelector('[data-c="2"]');
    cue.scrollIntoView({ block: "center", behavior: "instant" });
    const range = document.createRange();
    range.setStart(cue.querySelector("code").firstChild, 0);
    range.setEnd(cue.querySelector("code").firstChild, 3);
    const box = range.getBoundingClientRect();
    cue.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: box.x + 3, clientY: box.y + 5 }));
    await settle();
    result.clicked = [Math.abs(at() - 6.5) < 0.3, !audio.paused];
    audio.pause();

    const block = document.querySelector("pre code [data-c]") || document.querySelector("pre code");
    result.code = block.textContent.includes("\n\n\ndef remaining(seconds):\n    ");

    search.value = "FOR ";
    search.dispatchEvent(new Event("input"));
    await until(() => document.getElementById("found").textContent);
    result.found = document.getElementById("found").textContent;
    search.form.requestSubmit();
    result.hit = document.getElementById("found").textContent;

    press("]");
    result.faster = audio.playbackRate;
    press("m");
    await until(() => document.body.classList.contains("muted"));
    result.muted = [audio.muted, document.querySelector("[data-do=mute]").getAttribute("aria-pressed")];
    press("?");
    result.help = document.getElementById("help").open;
    document.querySelector("[data-do=close]").click();
    document.querySelector("[data-do=theme]").click();
    result.theme = document.documentElement.dataset.theme;

    const slider = document.getElementById("seek");
    slider.value = 18;
    slider.dispatchEvent(new Event("input"));
    await settle();
    result.slider = [at(), slider.getAttribute("aria-valuetext")];
    dispatchEvent(new Event("pagehide"));
    result.kept = Object.keys(localStorage).some(key => key.startsWith("producer:place:"));

    const card = document.querySelector(".card");
    card.querySelector("summary").click();
    result.card = [card.open, card.querySelector(".answer").textContent];
    result.wide = document.documentElement.scrollWidth <= innerWidth;
  } catch (error) {
    result.error = String(error) + error.stack;
  }
  return result;
}());
