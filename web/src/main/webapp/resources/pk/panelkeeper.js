/*
 * What the pages do by themselves: ages tick, changed rows are fetched and replaced in place, the person's choices of look are kept.
 * One file, no framework; jQuery is used only where PrimeFaces tells something through it.
 */
(function () {
    "use strict";

    const root = document.documentElement;
    const $all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
    const clockDifference = Number(root.dataset.now) - Date.now();
    const now = () => Date.now() + clockDifference;
    const number = new Intl.NumberFormat(root.lang);
    const words = (key) => document.getElementById("pk-words").dataset[key];

    // ---- Look: theme, language, density, rows or cards ------------------------------------------------------------------------

    function keep(name, value) {
        document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=31536000; SameSite=Lax`;
    }

    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone && !document.cookie.includes(`pk-zone=${encodeURIComponent(zone)}`)) {
        keep("pk-zone", zone);
    }

    document.addEventListener("change", (event) => {
        const choice = event.target.dataset.pkChoice;
        if (choice) {
            keep("pk-" + choice, event.target.value);
            if (choice === "language") {
                location.reload();
            } else {
                root.dataset[choice] = event.target.value;
            }
        }
    });

    document.addEventListener("click", (event) => {
        const toggle = event.target.closest("[data-pk-list]");
        if (toggle) {
            root.dataset.list = toggle.dataset.pkList;
            keep("pk-list", toggle.dataset.pkList);
            $all("[data-pk-list]").forEach((button) => button.setAttribute("aria-pressed", String(button === toggle)));
        }
        $all("details.pk-menu[open]").filter((menu) => !menu.contains(event.target)).forEach((menu) => menu.removeAttribute("open"));
    });

    document.addEventListener("keydown", (event) => {
        const typing = event.target.closest("input, textarea, select");
        if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
            const search = document.querySelector("[data-pk-search]");
            if (search) {
                event.preventDefault();
                search.focus();
            }
        }
        if (event.key === "Escape") {
            $all("details.pk-menu[open]").forEach((menu) => {
                menu.removeAttribute("open");
                menu.querySelector("summary").focus();
            });
        }
    });

    // ---- Ages -----------------------------------------------------------------------------------------------------------------

    function age(seconds) {
        const [key, value] = seconds < 60 ? ["ageSeconds", seconds]
            : seconds < 3600 ? ["ageMinutes", Math.floor(seconds / 60)]
            : seconds < 48 * 3600 ? ["ageHours", Math.floor(seconds / 3600)]
            : ["ageDays", Math.floor(seconds / 86400)];
        return words(key).replace("{0}", number.format(value));
    }

    function tick() {
        $all("time[data-pk-age]").forEach((time) => {
            const seconds = Math.max(0, Math.floor((now() - Date.parse(time.dateTime)) / 1000));
            const text = age(seconds);
            if (time.textContent !== text) {
                time.textContent = text;
            }
            time.classList.toggle("pk-stale", seconds > Number(time.dataset.pkAge || Infinity));
        });
    }

    // ---- Fragments: what changed is fetched as HTML and put in place -------------------------------------------------------------

    /** The content of a page that changes by itself; known when the document is. */
    let live = null;
    let waiting = new Set();
    let everything = false;
    let fetching = false;
    let notBefore = 0;

    /** The page's own filter and order, plus more parameters. */
    function address(more) {
        const to = new URL(live.dataset.pkFragment, location.href);
        new URLSearchParams(location.search).forEach((value, name) => to.searchParams.set(name, value));
        Object.entries(more).forEach(([name, value]) => to.searchParams.set(name, value));
        return to;
    }

    async function fragment(more) {
        const response = await fetch(address(more), {headers: {"X-Requested-With": "fetch"}, redirect: "manual"});
        if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) {
            location.reload();
        }
        if (!response.ok) {
            throw new Error("HTTP " + response.status);
        }
        return new DOMParser().parseFromString(await response.text(), "text/html");
    }

    /** Replaces a part in place; focus stays on the element with the same id, a ticked box stays ticked. */
    function replace(part, fresh) {
        const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
        const ticked = new Set($all("input:checked", part).map((box) => box.id));
        $all("input[type=checkbox]", fresh).forEach((box) => {
            box.checked = ticked.has(box.id);
        });
        part.replaceWith(fresh);
        if (focused && document.getElementById(focused)) {
            document.getElementById(focused).focus({preventScroll: true});
        }
    }

    function comparable(part) {
        const copy = part.cloneNode(true);
        $all("time[data-pk-age]", copy).forEach((time) => time.replaceWith(time.dataset.pkStill || ""));
        $all("input", copy).forEach((input) => input.removeAttribute("checked"));
        copy.classList.remove("pk-changed");
        return copy.innerHTML;
    }

    function place(fresh, whole) {
        if (whole) {
            $all("[data-pk-part]").forEach((part) => {
                const newer = fresh.querySelector(`[data-pk-part="${part.dataset.pkPart}"]`);
                if (newer) {
                    replace(part, document.adoptNode(newer));
                }
            });
        } else {
            $all("[data-pk-part]", fresh).filter((part) => part.dataset.pkPart !== "list").forEach((newer) => {
                const part = document.querySelector(`[data-pk-part="${newer.dataset.pkPart}"]`);
                if (part) {
                    replace(part, document.adoptNode(newer));
                }
            });
            $all("[data-pk-row]", fresh).forEach((newer) => {
                const row = document.querySelector(`[data-pk-row="${newer.dataset.pkRow}"]`);
                if (row) {
                    const differs = comparable(row) !== comparable(newer);
                    newer.classList.toggle("pk-changed", differs);
                    replace(row, document.adoptNode(newer));
                }
            });
        }
        moved();
        selection();
        tick();
    }

    /** The ids of the rows that stand here, and of those that would stand here after a reload; none on pages that do not tell. */
    function places() {
        const summary = document.querySelector("[data-pk-places]");
        return {
            shown: $all("[data-pk-row]").map((row) => row.dataset.pkRow),
            wanted: summary ? summary.dataset.pkPlaces.split(" ").filter((id) => id) : []
        };
    }

    /** How many rows have to be added, taken away or moved to make one list of the other. */
    function differences(shown, wanted) {
        const place = new Map(wanted.map((id, at) => [id, at]));
        const kept = shown.filter((id) => place.has(id)).map((id) => place.get(id));
        // The rows that can stay are the longest ascending run among the kept ones; ends[n] is the least end of one of n + 1.
        const ends = [];
        kept.forEach((at) => {
            const longer = ends.findIndex((end) => end > at);
            ends[longer < 0 ? ends.length : longer] = at;
        });
        return shown.length + wanted.length - kept.length - ends.length;
    }

    /** Rows keep their place until the reader asks: says how many are new, gone or would stand elsewhere. */
    function moved() {
        const notice = document.querySelector("[data-pk-moved]");
        if (notice) {
            const {shown, wanted} = places();
            const count = differences(shown, wanted);
            notice.hidden = count === 0;
            notice.querySelector("[data-pk-count]").textContent =
                (count === 1 ? notice.dataset.pkOne : notice.dataset.pkMany).replace("{0}", number.format(count));
        }
    }

    /** Rows are replaced one by one at most twice a second; a list that is replaced as a whole at most every five. */
    async function refresh() {
        const whole = live.dataset.pkWhole === "true";
        // Who stands on a link of a list keeps it: the list waits, and its age tells.
        const list = document.querySelector("[data-pk-part=list]");
        const reading = whole && list !== null && list.contains(document.activeElement);
        if (fetching || searching || document.hidden || reading || (!everything && waiting.size === 0) || Date.now() < notBefore) {
            return;
        }
        const shown = $all("[data-pk-row]").map((row) => row.dataset.pkRow);
        const ids = everything ? shown : shown.filter((id) => waiting.has(id));
        waiting = new Set();
        everything = false;
        fetching = true;
        notBefore = Date.now() + (whole ? 5000 : 500);
        try {
            const search = searches;
            const fresh = await fragment(whole ? {} : {ids: ids.join(",") || "0"});
            reached = true;
            // A list that was asked for before a search began would bring back what the search has left out.
            if (search === searches) {
                place(fresh, whole);
                // Nobody loses the place where they read in a list that was empty.
                const {shown: rows, wanted} = places();
                if (rows.length === 0 && wanted.length > 0) {
                    place(await fragment({}), true);
                }
            }
        } catch (unreachable) {
            reached = false;
            offlineSince = offlineSince || new Date();
        } finally {
            fetching = false;
            lamp();
        }
    }

    // ---- Lists that are searched and filtered: the address follows what is shown ----------------------------------------------------

    let typed = 0;
    let searches = 0;
    let searching = false;

    function filter(form) {
        const parameters = new URLSearchParams(new FormData(form));
        [...parameters].filter(([, value]) => value === "").forEach(([name]) => parameters.delete(name));
        history.replaceState(null, "", "?" + parameters);
        const search = ++searches;
        searching = true;
        fragment({}).then((fresh) => {
            // An answer that a later search has overtaken is not shown.
            if (search === searches) {
                searching = false;
                place(fresh, true);
            }
        }, () => form.submit());
    }

    document.addEventListener("input", (event) => {
        const form = event.target.closest("form[data-pk-filter]");
        if (form) {
            clearTimeout(typed);
            typed = setTimeout(() => filter(form), event.target.type === "search" ? 250 : 0);
        }
    });
    document.addEventListener("submit", (event) => {
        if (event.target.matches("form[data-pk-filter]")) {
            event.preventDefault();
            filter(event.target);
        }
    });

    // ---- Live: pushed, or refreshed every 30 s, or offline since ------------------------------------------------------------------

    let connected = false;
    let reached = true;
    let offlineSince = null;

    function lamp() {
        const light = document.querySelector("[data-live]");
        if (light) {
            light.dataset.live = !reached ? "offline" : connected ? "connected" : "refreshing";
            if (!reached) {
                light.querySelector("[data-pk-since]").textContent =
                    new Intl.DateTimeFormat(root.lang, {hour: "2-digit", minute: "2-digit", hour12: false}).format(offlineSince);
            } else {
                offlineSince = null;
            }
        }
    }

    // Called by f:websocket, by name. A dropped socket is opened again by faces.js without telling; the next message tells.
    window.pkOpened = function () {
        connected = true;
        lamp();
    };
    window.pkPushed = function (message) {
        connected = true;
        reached = true;
        lamp();
        const only = live && new URL(live.dataset.pkFragment, location.href).searchParams.get("id");
        message.panels.map(String).filter((id) => !only || id === only).forEach((id) => waiting.add(id));
        refresh();
    };
    window.pkLost = function () {
        connected = false;
        everything = true;
        lamp();
    };

    // ---- Selecting several, and asking before anything is done -------------------------------------------------------------------

    function selection() {
        const bar = document.querySelector("[data-pk-bulk]");
        if (bar) {
            const count = $all("[data-pk-select]:checked").length;
            bar.hidden = count === 0;
            bar.querySelector("[data-pk-count]").textContent = (count === 1 ? bar.dataset.pkOne : bar.dataset.pkMany).replace("{0}", number.format(count));
            const all = document.querySelector("[data-pk-all]");
            if (all) {
                all.checked = count > 0 && count === $all("[data-pk-select]").length;
                all.indeterminate = count > 0 && !all.checked;
            }
        }
    }

    document.addEventListener("change", (event) => {
        if (event.target.matches("[data-pk-all]")) {
            $all("[data-pk-select]").forEach((box) => {
                box.checked = event.target.checked;
            });
        }
        if (event.target.matches("[data-pk-all], [data-pk-select]")) {
            selection();
        }
        if (event.target.matches("input[type=file][data-pk-into]") && event.target.files.length) {
            event.target.files[0].text().then((text) => {
                document.getElementById(event.target.dataset.pkInto).value = text;
            });
        }
    });

    document.addEventListener("click", (event) => {
        const opener = event.target.closest("[data-pk-dialog]");
        if (opener) {
            const dialog = document.getElementById(opener.dataset.pkDialog);
            const names = $all("[data-pk-select]:checked").map((box) => box.dataset.pkSelect);
            $all("[data-pk-names]", dialog).forEach((slot) => {
                slot.replaceChildren(...names.map((name) => {
                    const item = document.createElement("li");
                    item.className = "pk-name";
                    item.textContent = name;
                    return item;
                }));
            });
            $all("[data-pk-one]", dialog).forEach((slot) => {
                slot.querySelector(".ui-button-text").textContent =
                    (names.length === 1 ? slot.dataset.pkOne : slot.dataset.pkMany).replace("{0}", number.format(names.length));
            });
            $all("details.pk-menu[open]").forEach((menu) => menu.removeAttribute("open"));
            dialog.showModal();
        }
        if (event.target.closest("[data-pk-close]")) {
            event.target.closest("dialog").close();
        }
        const fill = event.target.closest("[data-pk-fill]");
        if (fill) {
            const field = document.getElementById(fill.dataset.pkFill);
            field.value = fill.dataset.pkValue;
            field.focus();
        }
        const clear = event.target.closest("[data-pk-none]");
        if (clear) {
            $all("[data-pk-select]").forEach((box) => {
                box.checked = false;
            });
            selection();
        }
    });

    // ---- Start -----------------------------------------------------------------------------------------------------------------

    document.addEventListener("DOMContentLoaded", () => {
        $all("[data-pk-choice]").forEach((input) => {
            input.checked = input.value === (input.dataset.pkChoice === "language" ? root.lang : root.dataset[input.dataset.pkChoice]);
        });
        live = document.querySelector("[data-pk-fragment]:not([data-pk-fragment=''])");
        tick();
        selection();
        setInterval(tick, 1000);
        if (live) {
            setInterval(refresh, 1000);
            setTimeout(lamp, 5000);
            setInterval(() => {
                everything = everything || !connected || !reached;
            }, 30000);
            document.addEventListener("visibilitychange", refresh);
        }
        if (window.jQuery) {
            // After one of our own actions: close the question, show what has changed.
            window.jQuery(document).on("pfAjaxComplete", () => {
                $all("dialog[open]").filter((dialog) => !dialog.querySelector("[aria-invalid=true]")).forEach((dialog) => dialog.close());
                everything = true;
                tick();
            });
        }
    });
})();
