//! Arguments of the command line.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use situation::library::Library;
use wording::Language;
use zeroize::Zeroizing;

use super::failed::Failed;
use super::text_file::read_text;
use crate::config::{
    Config, DATABASE_VARIABLE, DEFAULT_PORT, DatabaseUrl, KEK_VARIABLE, PublicUrl, default_data_folder,
    default_key_file,
};
use crate::keys::KeySource;

/// Le pont d'Envol : les demandes arrivent, un·e pédagogue décide, les badges partent.
/// Envol's bridge: claims come in, a pédagogue decides, badges go out.
#[derive(Debug, Parser)]
#[command(name = "issuer-bridge", version, arg_required_else_help = true)]
pub(super) struct Arguments {
    /// Écrire les empreintes de référence de la simulation / print the simulation's reference hashes
    #[arg(long)]
    pub(super) state_hash: bool,
    /// Langue / language: fr, en
    #[arg(long, global = true, value_parser = parse_language)]
    language: Option<Language>,
    /// Dossier des données / data folder
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    /// Fichier de la clé de chiffrement, hors du dossier / key-encryption key file, outside the data folder
    #[arg(long, global = true)]
    key_file: Option<PathBuf>,
    /// Dossier des situations / folder of scenario folders
    #[arg(long, global = true)]
    scenarios: Option<PathBuf>,
    /// Forme du journal technique, sur la sortie d'erreur / form of the technical log, on standard error
    ///
    /// json : un objet par ligne, une ligne par requête (method, route, status, ms, number) / one object a line, one
    /// line a request; ce qui est noté / what is noted: `RUST_LOG`
    #[arg(long, global = true, env = "ENVOL_BRIDGE_LOG", value_enum, default_value_t = LogForm::Text)]
    pub(super) log: LogForm,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LogForm {
    /// Pour des personnes / for people
    Text,
    /// Pour des programmes / for programs
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Servir les pages et recevoir les demandes / serve pages and receive claims
    Serve(Serve),
    /// Recevoir des dossiers de preuves en fichiers / take in evidence packages from files
    Import {
        /// Fichiers / files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Récolte : recevoir les dossiers de preuves d'un dossier (clé USB) et y écrire les réponses / take in the packages
    /// of a folder (USB stick) and write the answers there
    ///
    /// Les réponses sont pour les postes dont un dossier de preuves s'y trouve / answers are for the stations of which
    /// a package lies there
    Harvest {
        /// Dossier / folder
        folder: PathBuf,
    },
    /// Vérifier un badge (PNG, SVG, JSON, JWT) / verify a badge
    ///
    /// Code de sortie / exit status: 0 valable / holds, 1 pas valable / does not hold, 2 ligne de commande / command
    /// line, 3 badge d'une autre norme ou signé autrement, pas vérifié ici / of another standard or signed in another
    /// way, not verified here, 4 signé et intact, par une clé inconnue ici / signed and intact, by a key unknown here
    Verify(Verify),
    /// Les postes / stations
    Station {
        #[command(subcommand)]
        command: StationCommand,
    },
    /// La clé de l'organisation / the organisation's key
    Key {
        #[command(subcommand)]
        command: KeyCommand,
    },
    /// Copier tout (base et clé fermée) dans un dossier vide / copy everything (database and closed key) to an empty folder
    Backup(Copy),
    /// Remettre une copie de tout sur une machine vide / put a copy of everything back onto an empty machine
    Restore(Copy),
    /// Regarder si tout va bien : base, clés, horloge, copies / look whether all is well: database, keys, clock, copies
    ///
    /// Code de sortie / exit status: 0 rien de cassé / nothing broken, 1 quelque chose est cassé / something is broken
    Doctor,
    /// Écrire ce à quoi le pont répond, en `OpenAPI` 3.1 / write what the bridge answers to, as `OpenAPI` 3.1
    ///
    /// Le même texte est servi sous /api/v1/openapi.json / the same text is served there
    Openapi,
    /// Le journal de qui a fait quoi / the record of who did what
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Les comptes / accounts
    Account {
        #[command(subcommand)]
        command: AccountCommand,
    },
}

#[derive(Debug, Args)]
pub(super) struct Copy {
    /// Dossier de la copie / folder of the copy
    pub(super) folder: PathBuf,
    /// Fichier avec la phrase qui ferme la clé, sinon demandée / file with the passphrase of the key, else asked for
    #[arg(long)]
    pub(super) passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Verify {
    /// Fichier / file
    pub(super) badge: PathBuf,
    /// Liste d'état signée, si elle est sous la main / signed status list, if at hand
    #[arg(long)]
    pub(super) status_list: Option<PathBuf>,
    /// Clé de confiance : did:key, z6Mk…, ou fichier (JWK, document DID) / trusted key: did:key, z6Mk…, or a file
    #[arg(long)]
    pub(super) key: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Où écouter / where to listen
    #[arg(long, default_value_t = SocketAddr::from(([127, 0, 0, 1], DEFAULT_PORT)))]
    pub(super) address: SocketAddr,
    /// Adresse publique durable, https / lasting public address
    #[arg(long)]
    pub(super) public_url: Option<String>,
    /// Signer en did:web du domaine public / sign as did:web of the public domain
    #[arg(long)]
    pub(super) did_web: bool,
    /// Mettre l'e-mail haché dans le badge quand il est donné / put the hashed e-mail into badges where given
    #[arg(long)]
    pub(super) hashed_email: bool,
    /// Adresse du proxy dont X-Forwarded-For est cru / address of the proxy whose X-Forwarded-For is believed
    #[arg(long)]
    pub(super) proxy: Option<IpAddr>,
    /// Écrire une offre d'appairage dans ce fichier au démarrage / write a pairing offer to this file at start
    #[arg(long)]
    pub(super) offer_file: Option<PathBuf>,
    /// S'arrêter quand l'entrée standard se ferme : pour un programme qui démarre celui-ci / stop when standard input
    /// ends: for a program that starts this one
    #[arg(long)]
    pub(super) until_input_ends: bool,
    /// Créer organisation et compte depuis ce fichier JSON / create organisation and account from this JSON file
    #[arg(long)]
    pub(super) bootstrap: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum StationCommand {
    /// Montrer les postes / list stations
    List,
    /// Faire une offre d'appairage valable dix minutes / make a pairing offer valid ten minutes
    Offer {
        /// Fichier à écrire / file to write
        file: PathBuf,
        /// Adresse du pont pour le poste / the bridge's address for the station
        #[arg(long, default_value_t = format!("http://127.0.0.1:{DEFAULT_PORT}"))]
        address: String,
    },
    /// Ne plus faire confiance à un poste / trust a station no longer
    Remove {
        /// Identifiant montré par « list » / id shown by "list"
        id: String,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum KeyCommand {
    /// Montrer les clés publiques / show the public keys
    Show,
    /// Signer les badges avec une nouvelle clé ; les anciens restent valables / sign badges with a new key; old ones hold
    Rotate,
    /// Remettre une clé exportée, aussi sur une machine vide / put an exported key back, onto an empty machine too
    Restore {
        /// Fichier exporté / exported file
        file: PathBuf,
        /// Fichier avec la phrase, sinon demandée / file with the passphrase, else asked for
        #[arg(long)]
        passphrase_file: Option<PathBuf>,
    },
    /// Exporter la clé, fermée par une phrase / export the key, closed with a passphrase
    Export {
        /// Fichier à écrire / file to write
        file: PathBuf,
        /// Fichier avec la phrase, sinon demandée / file with the passphrase, else asked for
        #[arg(long)]
        passphrase_file: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum AccountCommand {
    /// Montrer les comptes / list accounts
    List,
    /// Ajouter un compte / add an account
    Add {
        /// Nom / name
        name: String,
        /// Fichier avec le mot de passe, sinon demandé / file with the password, else asked for
        #[arg(long)]
        password_file: Option<PathBuf>,
        /// Rôle, plusieurs possibles / role, several possible
        #[arg(long, default_value = "pedagogue", value_parser = ["pedagogue", "reviewer", "cartographe", "committee"])]
        role: Vec<String>,
    },
    /// Changer un mot de passe oublié / replace a forgotten password
    Password {
        /// Nom / name
        name: String,
        /// Fichier avec le mot de passe, sinon demandé / file with the password, else asked for
        #[arg(long)]
        password_file: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Vérifier que rien n'y a été changé ni enlevé / verify that nothing in it was changed or removed
    Verify {
        /// Empreinte notée auparavant, qui doit y être / digest noted before, which must be in it
        #[arg(long)]
        noted: Option<String>,
    },
    /// Montrer le journal / show it
    Show,
}

fn parse_language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "fr, en".to_owned())
}

impl Arguments {
    pub(super) fn language(&self) -> Language {
        self.language.unwrap_or_else(Language::of_environment)
    }

    /// The database of a server, where the environment names one. An argument would stand in the list of processes, with
    /// its password.
    pub(super) fn database() -> Result<Option<DatabaseUrl>, Failed> {
        let given = std::env::var_os(DATABASE_VARIABLE).filter(|url| !url.is_empty());
        let Some(given) = given.map(|url| Zeroizing::new(url.to_string_lossy().into_owned())) else {
            return Ok(None);
        };
        let url = DatabaseUrl::parse(&given).ok_or(Failed::new("bridge-start-database-address"))?;
        Ok(Some(url))
    }

    pub(super) fn data_folder(&self) -> Result<PathBuf, Failed> {
        let named = self.data.clone().or_else(default_data_folder);
        named.ok_or(Failed::new("bridge-command-no-folder"))
    }

    /// The configuration of the arguments that all commands share.
    pub(super) fn config(&self) -> Result<Config, Failed> {
        let data = self.data_folder()?;
        let mut config = Config::new(data);
        config.database = Self::database()?;
        config.language = self.language();
        config.scenarios = self.scenarios.clone().or_else(Library::shipped);
        // Text that is no UTF-8 is a key that was given, and a wrong one: never silently the file instead.
        let given = std::env::var_os(KEK_VARIABLE).map(|key| Zeroizing::new(key.to_string_lossy().into_owned()));
        config.key = match (given, &self.key_file) {
            (Some(key), None) if !key.is_empty() => KeySource::Given(key),
            (_, Some(file)) => KeySource::File(file.clone()),
            _ => KeySource::File(default_key_file(&config.data)),
        };
        Ok(config)
    }

    /// The configuration of `serve`.
    pub(super) fn serve_config(&self, serve: &Serve) -> Result<Config, Failed> {
        let mut config = self.config()?;
        config.address = serve.address;
        config.did_web = serve.did_web;
        config.proxy = serve.proxy;
        config.offer_file.clone_from(&serve.offer_file);
        config.hashed_email = serve.hashed_email;
        if let Some(url) = &serve.public_url {
            let url = PublicUrl::parse(url).map_err(|e| Failed::with("bridge-start-not-public", "address", e.0))?;
            config.public_url = Some(url);
        }
        if let Some(file) = &serve.bootstrap {
            let read = serde_json::from_str(&read_text(file)?);
            config.bootstrap = Some(read.map_err(|e| Failed {
                code: "bridge-command-file",
                arguments: vec![("file", file.display().to_string()), ("error", e.to_string())],
            })?);
        }
        Ok(config)
    }
}
