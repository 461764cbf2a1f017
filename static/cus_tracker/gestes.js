// Small comforts; every gesture works without them.

// A button hidden data-copier="#id" copies the text of an element and says so; refused, it selects the text.
for (const bouton of document.querySelectorAll("[data-copier]")) {
  const mot = bouton.textContent;
  bouton.hidden = false;
  bouton.setAttribute("aria-live", "polite");
  bouton.addEventListener("click", async () => {
    const source = document.querySelector(bouton.dataset.copier);
    try {
      await navigator.clipboard.writeText(source.innerText);
      bouton.textContent = "Copié";
    } catch {
      getSelection().selectAllChildren(source);
      bouton.textContent = "Sélectionné\u00a0: Ctrl\u00a0+\u00a0C";
    }
    setTimeout(() => { bouton.textContent = mot; }, 3000);
  });
}

function casesDe(form, nom) {
  return [...form.elements].filter((c) => c.type === "checkbox" && c.name === nom);
}

// A box hidden data-tout-cocher="nom" ticks all the boxes of that name in its form, and is ticked when they all are.
for (const toutes of document.querySelectorAll("[data-tout-cocher]")) {
  const cases = casesDe(toutes.form, toutes.dataset.toutCocher);
  const accorder = () => {
    const cochees = cases.filter((c) => c.checked).length;
    toutes.checked = cochees > 0 && cochees === cases.length;
    toutes.indeterminate = cochees > 0 && cochees < cases.length;
  };
  toutes.hidden = false;
  toutes.form.addEventListener("change", ({ target }) => {
    if (target === toutes) for (const c of cases) c.checked = toutes.checked;
    accorder();
  });
  accorder();
}

// An element hidden data-compte="nom" tells how many boxes of that name are ticked in its form, in words that agree.
for (const compte of document.querySelectorAll("[data-compte]")) {
  const form = compte.closest("form");
  const compter = () => {
    const n = casesDe(form, compte.dataset.compte).filter((c) => c.checked).length;
    compte.textContent = `${n}\u00a0${n > 1 ? compte.dataset.plusieurs : compte.dataset.un}`;
  };
  compte.hidden = false;
  form.addEventListener("change", compter);
  compter();
}

// A file may be dropped on a zone data-depot.
for (const zone of document.querySelectorAll("[data-depot]")) {
  const champ = zone.querySelector("input[type=file]");
  const survol = (oui) => zone.classList.toggle("cus-depot--survol", oui);
  zone.addEventListener("dragover", (evenement) => { evenement.preventDefault(); survol(true); });
  zone.addEventListener("dragleave", () => survol(false));
  zone.addEventListener("drop", (evenement) => {
    evenement.preventDefault();
    survol(false);
    champ.files = evenement.dataTransfer.files;
    champ.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// A button hidden data-imprimer prints the page.
for (const bouton of document.querySelectorAll("[data-imprimer]")) {
  bouton.hidden = false;
  bouton.addEventListener("click", () => print());
}

// What a form refuses is read first.
document.querySelector("[data-focus]")?.focus();
