// The side panel: the page of the cell one stands on, as a fragment; its forms answer in place.
const REPIT = 400;

export function ouvrirPanneau(formulaire, panneau) {
  if (!panneau) return;
  let minuterie;
  let demande;

  async function charger(adresse, options = {}) {
    demande?.abort();
    demande = new AbortController();
    try {
      const reponse = await fetch(adresse, { ...options, signal: demande.signal, headers: { "X-Fragment": "1" } });
      if (!reponse.ok) return;
      panneau.innerHTML = await reponse.text();
      panneau.classList.add("cus-panneau--ouvert");
    } catch { /* no connection, or another cell was asked meanwhile: the panel stays as it was */ }
  }

  const fiche = (champ) => {
    const lien = champ.closest("tr").querySelector(".cus-fiche");
    const adresse = new URL(lien.href);
    adresse.searchParams.set("case", champ.name);
    for (const nom of ["au", "connu_le", "region"]) {
      const valeur = new URLSearchParams(location.search).get(nom);
      if (valeur) adresse.searchParams.set(nom, valeur);
    }
    return adresse;
  };

  formulaire.addEventListener("focusin", ({ target }) => {
    if (!target.matches?.("td input")) return;
    clearTimeout(minuterie);
    minuterie = setTimeout(() => charger(fiche(target)), REPIT);
  });
  formulaire.addEventListener("click", (evenement) => {
    const lien = evenement.target.closest(".cus-fiche");
    if (!lien || evenement.ctrlKey || evenement.metaKey) return;
    evenement.preventDefault();
    charger(lien.href).then(() => panneau.focus());
  });
  panneau.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    const { target, submitter } = evenement;
    charger(target.action, { method: "POST", body: new FormData(target, submitter) }).then(() => panneau.focus());
  });
}
