// Everything works without this: it adds keys of one letter, and moments that play and can be gone through.
"use strict";

document.documentElement.classList.add("scripted");

(function keys() {
  const OFF = "envol-keys-off";
  const remembered = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  const remember = (off) => { try { localStorage.setItem(OFF, off ? "1" : "0"); } catch { /* for this page then */ } };
  let off = remembered();
  for (const control of document.querySelectorAll("[data-keys-switch]")) {
    control.checked = !off;
    control.addEventListener("change", () => { off = !control.checked; remember(off); });
  }
  const writes = (element) => element.closest("textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])");
  const cards = () => [...document.querySelectorAll("[data-list] a.card")];

  /** The next card or the one before, from where the focus is. */
  function move(by) {
    const all = cards();
    const at = all.indexOf(document.activeElement);
    const to = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
    if (all[to]) { all[to].focus(); all[to].scrollIntoView({ block: "nearest" }); }
    return all.length > 0;
  }

  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && writes(target)) { target.blur(); return; }
    if (off || event.shiftKey || event.key.length !== 1 || writes(target)) return;
    const key = event.key.toLowerCase();
    const asked = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (asked) {
      event.preventDefault();
      if (asked.matches("a, button")) asked.click();
      else { asked.focus(); asked.scrollIntoView({ block: "nearest" }); }
    } else if ((key === "j" && move(1)) || (key === "k" && move(-1))) {
      event.preventDefault();
    }
  });
})();

(function films() {
  const EACH_MS = 200;
  const clock = (tick) => `${Math.floor(tick / 3600)}:${String(Math.floor(tick / 60) % 60).padStart(2, "0")}`;

  for (const place of document.querySelectorAll("[data-film]")) {
    const bar = document.createElement("div");
    bar.className = "film";
    const play = document.createElement("button");
    play.type = "button";
    play.className = "plain";
    play.textContent = place.dataset.play;
    bar.append(play);
    place.after(bar);
    const happened = place.parentElement.querySelector(".happened");
    let film;

    /** Brings the instants, once. */
    const opened = () => film ??= fetch(place.dataset.film, { credentials: "same-origin" })
      .then((answer) => answer.ok ? answer.text() : Promise.reject(answer.status))
      .then((text) => {
        const sheet = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
        const instants = [...sheet.querySelectorAll("g[data-tick]")];
        if (instants.length === 0) throw new Error("no instants");
        place.replaceChildren(document.adoptNode(sheet));
        return scrubber(instants);
      })
      .catch((reason) => { film = undefined; bar.remove(); throw reason; });

    function scrubber(instants) {
      const ticks = instants.map((instant) => Number(instant.dataset.tick));
      const range = document.createElement("input");
      range.type = "range";
      range.max = String(instants.length - 1);
      range.setAttribute("aria-label", place.dataset.where);
      const said = document.createElement("output");
      bar.append(range, said);
      let shown = instants.length - 1, timer = 0;
      function show(at) {
        instants[shown].setAttribute("display", "none");
        shown = at;
        instants[at].removeAttribute("display");
        range.value = String(at);
        range.setAttribute("aria-valuetext", clock(ticks[at]));
        said.textContent = clock(ticks[at]);
      }
      function stop() {
        clearInterval(timer);
        timer = 0;
        play.textContent = place.dataset.play;
      }
      function start() {
        if (shown === instants.length - 1) show(0);
        play.textContent = place.dataset.pause;
        // As fast as it was.
        const each = Math.max(EACH_MS, (ticks[1] - ticks[0]) * 1000 / 60);
        timer = setInterval(() => { if (shown < instants.length - 1) show(shown + 1); else stop(); }, each);
      }
      range.addEventListener("input", () => { stop(); show(Number(range.value)); });
      show(shown);
      return {
        toggle: () => timer ? stop() : start(),
        /** The instant that is nearest. */
        to(tick) {
          stop();
          const far = ticks.map((known) => Math.abs(known - tick));
          show(far.indexOf(Math.min(...far)));
        },
      };
    }

    play.addEventListener("click", () => opened().then((it) => it.toggle()).catch(() => {}));
    for (const line of happened?.querySelectorAll("[data-tick]") ?? []) {
      const to = document.createElement("button");
      to.type = "button";
      to.className = "link";
      to.textContent = line.textContent;
      to.addEventListener("click", () => opened().then((it) => it.to(Number(line.dataset.tick))).catch(() => {}));
      line.replaceChildren(to);
    }
  }
})();
