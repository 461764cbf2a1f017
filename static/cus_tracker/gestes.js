// Small comforts; every gesture works without them.

// A button data-copier="#id" copies the text of an element and says so.
document.addEventListener("click", async (evenement) => {
  const bouton = evenement.target.closest("[data-copier]");
  if (!bouton) return;
  await navigator.clipboard.writeText(document.querySelector(bouton.dataset.copier).innerText);
  const mot = bouton.textContent;
  bouton.textContent = "Copié";
  bouton.setAttribute("aria-live", "polite");
  setTimeout(() => { bouton.textContent = mot; }, 2000);
});

// A box data-tout-cocher="nom" ticks all the boxes of that name in its form; [data-compte="nom"] tells how many are.
function compter(formulaire, nom) {
  const cases = [...formulaire.querySelectorAll(`input[type=checkbox][name="${nom}"]`)];
  const cochees = cases.filter((c) => c.checked).length;
  const toutes = formulaire.querySelector(`[data-tout-cocher="${nom}"]`);
  toutes.checked = cochees > 0 && cochees === cases.length;
  toutes.indeterminate = cochees > 0 && cochees < cases.length;
  for (const compte of formulaire.querySelectorAll(`[data-compte="${nom}"]`)) compte.textContent = cochees;
}
for (const toutes of document.querySelectorAll("[data-tout-cocher]")) {
  const nom = toutes.dataset.toutCocher;
  const formulaire = toutes.form;
  toutes.hidden = false;
  formulaire.addEventListener("change", ({ target }) => {
    if (target === toutes) {
      for (const c of formulaire.querySelectorAll(`input[type=checkbox][name="${nom}"]`)) c.checked = toutes.checked;
    }
    if (target === toutes || target.name === nom) compter(formulaire, nom);
  });
  compter(formulaire, nom);
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

// What a form refuses is read first.
document.querySelector("[data-focus]")?.focus();
