// The queue of a grid: batches kept in this browser until the server has answered, sent again when the connection returns.
const NBSP = "\u00a0";
const DELAIS = [1000, 2000, 4000, 8000, 15000, 30000];
const REPIT = 500;
const PATIENCE = 20000;

export function creerFile({ formulaire, cle, recevoir, dire, accorder }) {
  const lots = lire();
  let enCours = false;
  let echecs = 0;
  let minuterie;

  function lire() {
    try { return JSON.parse(localStorage.getItem(cle)) ?? []; } catch { return []; }
  }
  function garder() {
    try { lots.length ? localStorage.setItem(cle, JSON.stringify(lots)) : localStorage.removeItem(cle); } catch { /* full or forbidden: memory keeps them */ }
  }
  const nombre = () => lots.reduce((n, lot) => n + lot.cases.length, 0);

  // The token may have changed since the page was drawn: the cookie has the latest.
  function jeton() {
    const cookie = document.cookie.split("; ").find((c) => c.startsWith("csrftoken="));
    return cookie ? cookie.slice("csrftoken=".length) : formulaire.elements.csrfmiddlewaretoken.value;
  }

  // The JSON answer, null when the server could not be reached or did not answer in kind.
  async function poster(adresse, corps) {
    try {
      const reponse = await fetch(adresse, {
        method: "POST", body: corps, redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
        headers: { Accept: "application/json", "X-CSRFToken": jeton() },
      });
      poster.statut = reponse.type === "opaqueredirect" ? 302 : reponse.status;
      return reponse.headers.get("Content-Type")?.startsWith("application/json") ? await reponse.json() : null;
    } catch {
      poster.statut = 0;
      return null;
    }
  }

  function expliquer(delai) {
    const gardees = `${accorder(nombre(), "saisie")} ${nombre() > 1 ? "gardées" : "gardée"} dans ce navigateur`;
    if (poster.statut === 302) return `Votre session est fermée : reconnectez-vous dans un autre onglet. ${gardees}, rien n’est perdu.`;
    if (poster.statut === 403 || poster.statut === 404) return `Enregistrement refusé : rechargez la page. ${gardees}, rien n’est perdu.`;
    const panne = poster.statut >= 500 ? "Le serveur ne répond pas" : "Connexion perdue";
    return `${panne} : ${gardees}, nouvel essai dans ${Math.round(delai / 1000)}${NBSP}s.`;
  }

  async function envoyer() {
    clearTimeout(minuterie);
    if (enCours || !lots.length) return;
    enCours = true;
    const lot = lots[0];
    lot.parti = true;
    const corps = new URLSearchParams({ geste: lot.geste, versions: lot.cases.map((c) => `${c.nom}:${c.version}`).join(" ") });
    for (const { nom, texte } of lot.cases) corps.append(nom, texte);
    if (!echecs) dire(`Enregistrement de ${accorder(lot.cases.length, "case")}…`);
    const reponse = await poster(location.href.split("#")[0], corps);
    enCours = false;
    if (!reponse?.cases) {
      const delai = DELAIS[Math.min(echecs, DELAIS.length - 1)];
      echecs += 1;
      lot.parti = false;
      dire(expliquer(delai), true);
      minuterie = setTimeout(envoyer, delai);
      return;
    }
    echecs = 0;
    lots.shift();
    for (const { nom, version } of reponse.cases) for (const autre of lots) for (const c of autre.cases) if (c.nom === nom) c.version = version;
    garder();
    recevoir(reponse, lot);
    if (lots.length) envoyer();
  }

  // Cells typed one after the other leave in one batch; a paste is a batch of its own.
  function ajouter(geste, cases) {
    const dernier = lots.at(-1);
    if (geste === "saisie" && dernier?.geste === "saisie" && !dernier.parti) {
      for (const nouvelle of cases) {
        const deja = dernier.cases.find((c) => c.nom === nouvelle.nom);
        if (deja) deja.texte = nouvelle.texte; else dernier.cases.push(nouvelle);
      }
    } else lots.push({ geste, cases });
    garder();
    if (echecs) return;
    clearTimeout(minuterie);
    minuterie = setTimeout(envoyer, geste === "collage" ? 0 : REPIT);
  }

  function oublier(nom) {
    for (const lot of lots) if (!lot.parti) lot.cases = lot.cases.filter((c) => c.nom !== nom);
    for (let i = lots.length - 1; i >= 0; i -= 1) if (!lots[i].cases.length) lots.splice(i, 1);
    garder();
  }

  addEventListener("online", envoyer);
  addEventListener("beforeunload", (evenement) => { if (lots.length) evenement.preventDefault(); });
  for (const lot of lots) lot.parti = false;
  return {
    ajouter, oublier, poster, presser: envoyer,
    gardees: () => lots.flatMap((lot) => lot.cases),
    reprendre: () => { if (lots.length) { dire(`${accorder(nombre(), "saisie")} de la dernière fois, ${nombre() > 1 ? "gardées" : "gardée"} dans ce navigateur.`); envoyer(); } },
  };
}
