//! « Je garde, je demande »: what can be asked for, and the package that goes into the outbox.

use situation::identity::Identity;
use situation::package::{Disclosure, PackageError, PackageInput, build, disclosure};
use situation::requirement::requirement_state;
use situation::selection::{Extent, Selection};

use super::{Debrief, Stage};
use crate::claim::{ClaimFile, ClaimId, Delivery, Receipt};
use crate::error::{NotYet, StationError};
use crate::looking_back::Who;
use crate::random;
use crate::view::{BadgeView, Leaving};

impl Debrief {
    /// Badges that can be asked for, with what is there for each; only after [`Debrief::keep`].
    pub fn badges(&self) -> Result<Vec<BadgeView>, NotYet> {
        if !self.kept.kept {
            return Err(NotYet);
        }
        let badges = self.scenario.badges.iter().map(|def| {
            let selection = self.selection(&def.id, def.version, Extent::Extracts, "", "fr");
            BadgeView {
                state: requirement_state(def, &selection),
                def: def.clone(),
            }
        });
        Ok(badges.collect())
    }

    /// What a claim for a badge would disclose of the session: how much in all, and for each chosen moment, with the
    /// marks of people that its rule reads. To be said before [`Debrief::ask`], which discloses exactly that.
    pub fn disclosure(&self, badge: &str, extent: Extent) -> Result<Disclosure, StationError> {
        self.after_keep()?;
        let def = self
            .scenario
            .badge(badge)
            .ok_or_else(|| StationError::NoSuchBadge(badge.to_owned()))?;
        let selection = self.selection(badge, def.version, extent, "", "fr");
        disclosure(&self.scenario, &self.journal, &selection, self.derived.observations())
            .map_err(|error| refused(&error))
    }

    /// Exactly what [`Debrief::ask`] would send: said to the learner, who then decides.
    pub fn leaving(&self, badge: &str, extent: Extent) -> Result<Leaving, StationError> {
        let session = self.disclosure(badge, extent)?;
        let pseudonym = {
            let state = self.shelf.state();
            let profile = state.profiles.get(&self.profile).ok_or(StationError::NoSuchProfile)?;
            profile.pseudonym.clone()
        };
        let selection = self.selection(badge, 0, extent, &pseudonym, "fr").outgoing();
        let rows = &selection.rows;
        Ok(Leaving {
            pseudonym,
            account: !selection.account.trim().is_empty(),
            named: !selection.named.trim().is_empty(),
            rows: rows.len(),
            moments: rows.iter().map(|row| row.moments.len()).sum(),
            answers: rows
                .iter()
                .filter(|row| row.self_first.or(row.self_later).is_some())
                .count(),
            words: rows.iter().filter(|row| !row.words.trim().is_empty()).count(),
            people: rows.iter().map(|row| row.people.len()).sum(),
            session,
        })
    }

    /// Asks for a badge: builds, signs and stores the package; it is in the outbox, synced, when this returns.
    /// `identity` needs a pairing. The same badge again gives the same receipt while that claim is open.
    pub fn ask(&mut self, badge: &str, extent: Extent, identity: Option<Identity>) -> Result<Receipt, StationError> {
        self.after_keep()?;
        let def = self
            .scenario
            .badge(badge)
            .ok_or_else(|| StationError::NoSuchBadge(badge.to_owned()))?
            .clone();
        let (pseudonym, language, pairing) = {
            let state = self.shelf.state();
            let profile = state.profiles.get(&self.profile).ok_or(StationError::NoSuchProfile)?;
            (profile.pseudonym.clone(), state.language, state.pairing.clone())
        };
        let address = pairing.as_ref().map(|p| p.address.as_str());
        if let Some((id, claim)) = self.open_claim(badge) {
            return Ok(claim.receipt(id, address));
        }
        if let Some(first) = self.to_be_asked(badge, extent)?.first() {
            let state = self.shelf.state();
            let profile = state.profiles.get(first).ok_or(StationError::NoSuchProfile)?;
            let name = profile.pseudonym.clone();
            return Err(StationError::NotAgreed { name });
        }
        let id = ClaimId(random::bytes()?);
        let identity = match identity {
            None => None,
            Some(identity) => {
                let pairing = pairing.as_ref().ok_or(StationError::NotPaired)?;
                Some(pairing.certified()?.seal(&identity, &id.0)?)
            }
        };
        let (now, lived_s) = self.shelf.now();
        let selection = self.selection(badge, def.version, extent, &pseudonym, language.tag());
        let input = PackageInput {
            scenario: &self.scenario,
            journal: &self.journal,
            selection: &selection,
            identity,
            claim_id: id.0,
            created_unix_s: now,
        };
        let package = build(&input, &self.shelf.key).map_err(|error| refused(&error))?;
        let claim = ClaimFile {
            profile: self.profile.clone(),
            session: self.id.0,
            badge_id: def.id.clone(),
            badge: def.name.clone(),
            language: language.tag().to_owned(),
            delivery: Delivery::Waiting,
            page: None,
            status: None,
            badge_here: false,
            badge_as: None,
            news: false,
            may_have_left: false,
            asked_unix_s: now,
            changed_lived_s: lived_s,
        };
        // First here, then in the outbox: cut in between, the learner asks again and there is one claim.
        self.change(|kept| {
            kept.claims.push((def.id, id.to_string()));
            kept.stage = Stage::Done;
            Ok(())
        })?;
        let receipt = claim.receipt(id, address);
        self.shelf.add_claim(id, claim, &package)?;
        Ok(receipt)
    }

    /// Takes a claim back that has not left: it is gone from the outbox, and the learner may ask again.
    pub fn take_back(&mut self, claim: ClaimId) -> Result<(), StationError> {
        self.shelf.take_back(claim)?;
        self.change(|kept| {
            kept.forget(claim);
            Ok(())
        })
    }

    fn open_claim(&self, badge: &str) -> Option<(ClaimId, ClaimFile)> {
        let state = self.shelf.state();
        let ids = self.kept.claims.iter().filter(|(asked, _)| asked == badge);
        ids.filter_map(|(_, id)| {
            let id = ClaimId(random::from_hex(id)?);
            Some((id, state.claims.get(&id)?.clone()))
        })
        .find(|(_, claim)| claim.is_open())
    }

    fn selection(&self, badge: &str, version: u32, extent: Extent, pseudonym: &str, language: &str) -> Selection {
        let marks: Vec<_> = self.marks().collect();
        let who = Who {
            seat: self.seat,
            pseudonym,
            language,
        };
        self.kept
            .selection(&self.scenario.grid, &marks, (badge, version), extent, who)
    }
}

fn refused(error: &PackageError) -> StationError {
    StationError::Situation {
        code: error.code(),
        arguments: error.arguments(),
        reason: error.to_string(),
    }
}
