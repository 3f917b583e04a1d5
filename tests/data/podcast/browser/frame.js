// What a platform does with the small player in a frame, by Player.js; each step adds an answer.
(async function () {
  "use strict";
  const frame = document.querySelector("iframe"), said = [], result = {};
  const sleep = ms => new Promise(done => setTimeout(done, ms));
  addEventListener("message", event => said.push(JSON.parse(event.data)));
  const tell = (method, value, listener) => frame.contentWindow.postMessage(
    JSON.stringify({ context: "player.js", version: "0.0.11", method, value, listener }), "*");
  const heard = async what => {
    for (let n = 0; n < 200; n += 1) {
      const found = said.find(what);
      if (found) { return found; }
      await sleep(25);
    }
    return { event: "nothing" };
  };
  const ask = async (method, listener) => { tell(method, undefined, listener); return (await heard(m => m.listener === listener)).value; };
  frame.src = frame.dataset.src;
  const ready = await heard(m => m.event === "ready");
  result.ready = [ready.context, ready.value.events.includes("timeupdate"), ready.value.methods.includes("setCurrentTime")];
  result.paused = await ask("getPaused", "a");
  result.length = Math.round(await ask("getDuration", "b"));
  tell("addEventListener", "seeked", "c");
  tell("setCurrentTime", 12.5);
  result.seeked = (await heard(m => m.event === "seeked")).listener;
  result.at = Math.round(10 * await ask("getCurrentTime", "d")) / 10;
  tell("setVolume", 40);
  result.volume = await ask("getVolume", "e");
  tell("mute");
  result.muted = await ask("getMuted", "f");
  tell("addEventListener", "play", "g");
  tell("addEventListener", "timeupdate", "h");
  tell("play");
  result.played = (await heard(m => m.event === "play")).listener;
  const time = await heard(m => m.event === "timeupdate" && m.value.seconds > 12.6);
  result.time = [time.listener, Math.round(time.value.duration)];
  tell("addEventListener", "pause", "i");
  tell("pause");
  result.stopped = (await heard(m => m.event === "pause")).listener;
  tell("addEventListener", "error", "j");
  tell("selfDestruct");
  result.unknown = (await heard(m => m.event === "error")).value.code;
  return result;
}());
