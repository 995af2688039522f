//! What a person who looks after a bridge needs to know at a glance: whether the database, the keys, the clock, the
//! scenarios, the copies and the disk are as they should be. Nothing of anybody is read.

use crate::audit;
use crate::belief;
use crate::bridge::Bridge;
use crate::calendar;
use crate::error::BridgeError;
use crate::store::ClaimKind;
use crate::words::Words;

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// As it should be.
    Good,
    /// Works, and somebody should do something.
    Attention,
    /// Does not work.
    Broken,
}

impl Standing {
    /// A word for a terminal, the same in every language.
    pub(crate) const fn mark(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Attention => "!",
            Self::Broken => "!!",
        }
    }
}

/// One thing that was looked at, with a sentence about it.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) standing: Standing,
    pub(crate) sentence: String,
}

impl Finding {
    fn of(standing: Standing, sentence: String) -> Self {
        Self { standing, sentence }
    }
}

/// Looks at everything.
///
/// # Errors
/// Where the database does not answer.
pub(crate) async fn examine(bridge: &Bridge, words: Words) -> Result<Vec<Finding>, BridgeError> {
    use Standing::{Attention, Broken, Good};
    let store = bridge.store.as_ref();
    let mut found = Vec::new();
    let mut say = |standing, sentence: String| found.push(Finding::of(standing, sentence));
    let damage = store.damage().await?;
    match (damage, store.server().await?) {
        (None, Some(server)) => {
            let megabytes = ((server.bytes + 999_999) / 1_000_000).to_string();
            let said = [("version", server.version), ("megabytes", megabytes)];
            say(Good, words.with_all("bridge-doctor-server", &said));
        }
        (None, None) => say(Good, words.say("bridge-doctor-database")),
        (Some(what), _) => say(Broken, words.with("bridge-doctor-database-damaged", "what", what)),
    }
    let row = store.organisation().await?;
    match (bridge.organisation_if_founded().await, row) {
        (Ok(Some(organisation)), Some(row)) => {
            let key = bridge.identity(organisation.keys.in_use())?;
            say(Good, words.with("bridge-doctor-key", "key", key.method()));
            let is_lost = organisation.keys.badges().iter().any(|key| key.secret.is_none());
            if is_lost {
                say(Attention, words.say("bridge-doctor-key-lost"));
            }
            match row.exported {
                Some(day) => say(
                    Good,
                    words.with("bridge-export-done", "day", calendar::day(words.language, day)),
                ),
                None => say(Attention, words.say("bridge-export-why")),
            }
        }
        (Ok(_), _) => say(Attention, words.say("bridge-error-not-founded")),
        (Err(error), _) => say(Broken, error.sentence(words)),
    }
    match belief::doubt(bridge).await? {
        None => say(
            Good,
            words.with(
                "bridge-doctor-clock",
                "day",
                calendar::day(words.language, bridge.now()),
            ),
        ),
        Some(doubt) => say(Attention, doubt.sentence(words, bridge.now())),
    }
    let scenarios = bridge.library.iter().count();
    let standing = if scenarios == 0 { Attention } else { Good };
    say(standing, words.with("bridge-doctor-scenarios", "count", scenarios));
    let followed = audit::followed(bridge, None).await?;
    say(
        if followed.is_whole() { Good } else { Broken },
        followed.sentence(words),
    );
    for (state, id) in [
        (ClaimKind::Waiting, "bridge-doctor-waiting"),
        (ClaimKind::Apart, "bridge-doctor-apart"),
    ] {
        say(Good, words.with(id, "count", store.count_claims(state).await?));
    }
    match tempfile::tempfile_in(&bridge.data).and_then(|file| file.set_len(1).and_then(|()| file.sync_all())) {
        Ok(()) => say(Good, words.say("bridge-doctor-folder")),
        Err(error) => say(Broken, words.with("bridge-doctor-folder-not", "error", error)),
    }
    Ok(found)
}
