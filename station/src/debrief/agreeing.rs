//! Whose acts leave with a claim, and that they said yes: a stretch of a session that several lived shows what each of
//! them did in it.

use situation::selection::Extent;

use super::Debrief;
use crate::error::StationError;
use crate::profile::ProfileId;

impl Debrief {
    /// Those who sat at other seats and did something in what a claim would disclose, and have not said yes to exactly
    /// that. Somebody whose profile is gone is nobody that could be asked, and nothing in a package names them.
    pub fn to_be_asked(&self, badge: &str, extent: Extent) -> Result<Vec<ProfileId>, StationError> {
        let disclosure = self.disclosure(badge, extent)?;
        let state = self.shelf.state();
        let players = state.sessions.get(&self.id).map(|entry| entry.file.players.clone());
        let players = players.ok_or(StationError::NoSuchSession)?;
        let concerned = players.seated().filter(|(seat, _)| disclosure.others.contains(seat));
        let here = concerned.filter(|(_, profile)| state.profiles.contains_key(*profile));
        let agreed = |profile: &ProfileId| {
            let mut agreed = self.agreed.iter();
            agreed.any(|(who, to)| who == profile && *to == disclosure)
        };
        Ok(here
            .map(|(_, profile)| profile.clone())
            .filter(|profile| !agreed(profile))
            .collect())
    }

    /// `profile`, who sat beside, says yes to what a claim would disclose now. Whoever has a code shows it first
    /// ([`Station::unlock`](crate::Station::unlock)). Another choice of moments asks again.
    pub fn agree(&mut self, profile: &ProfileId, badge: &str, extent: Extent) -> Result<(), StationError> {
        let disclosure = self.disclosure(badge, extent)?;
        self.agreed.push((profile.clone(), disclosure));
        Ok(())
    }
}
