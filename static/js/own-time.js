// Beside the hours of the venue, those of the reader's own clock, where they differ.
(() => {
  const short = new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: "2-digit", minute: "2-digit", hourCycle: "h23", numberingSystem: "latn",
  });
  const withDay = new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", numberingSystem: "latn",
  });

  // "2018-06-12T10:00+02:00": minutes from UTC as the venue's clock and the reader's have it.
  const offsetOf = (text) => {
    const found = /([+-])(\d\d):(\d\d)$/.exec(text);
    return found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
  };
  const dayOf = (text) => text.slice(0, 10);
  const own = (moment) => {
    const pad = (number) => String(number).padStart(2, "0");
    return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
  };

  for (const programme of document.querySelectorAll("[data-own-time]")) {
    for (const element of programme.querySelectorAll("time[datetime]")) {
      const begins = new Date(element.dateTime);
      if (Number.isNaN(begins.getTime()) || -begins.getTimezoneOffset() === offsetOf(element.dateTime)) continue;
      const format = own(begins) === dayOf(element.dateTime) ? short : withDay;
      const ends = element.dataset.ends ? new Date(element.dataset.ends) : null;
      const hours = ends ? format.formatRange(begins, ends) : format.format(begins);
      const note = document.createElement("small");
      note.className = "own-time muted";
      note.textContent = programme.dataset.ownTime.replace("{hours}", hours);
      element.after(document.createTextNode(" "), note);
    }
  }
})();
