//! The van that comes early: it honks, waits with its engine running, and leaves with what there is.

use super::state::{Mime, Van};
use super::vocabulary::Together;
use crate::workshop::incident::{EarlyVan, Incident};
use crate::workshop::running::Workshop;
use crate::workshop::state::Progress;
use crate::workshop::vocabulary::flag;
use crate::{Emitter, ticks};

impl Workshop {
    pub(super) fn early_van(&self) -> Option<&EarlyVan> {
        self.setting
            .parameters
            .incidents
            .iter()
            .find_map(|incident| match incident {
                Incident::EarlyVan(van) => Some(van),
                _ => None,
            })
    }

    pub(crate) fn van(&mut self, out: &mut Emitter<'_>) {
        let Some(company) = &self.company else { return };
        let Some(after) = company.planted.van else { return };
        let Some((every, waits)) = self
            .early_van()
            .map(|van| (ticks(van.honks_every_s).max(1), ticks(van.waits_s).max(1)))
        else {
            return;
        };
        let (honks, leaves) = match company.van {
            None => {
                let gone = self.state.steps.iter().filter(|step| **step != Progress::Open).count();
                (gone >= usize::from(after), false)
            }
            Some(van) => {
                let passed = self.state.tick - van.since.min(self.state.tick);
                (passed.is_multiple_of(every), passed >= waits)
            }
        };
        if leaves {
            self.hand_over(false, out);
            return;
        }
        if honks {
            let since = self.state.tick;
            let first = company.van.is_none();
            if let Some(company) = &mut self.company {
                company.van.get_or_insert(Van { since, told: false });
            }
            out.emit(Together::VanHonked.at(&self.setting), &[flag(first)]);
            self.mimes(Mime::Points);
        }
    }

    /// Whether the van waits, and nobody has said so or put a sticker yet.
    pub(crate) fn van_is_news(&self) -> bool {
        let van = self.company.as_ref().and_then(|company| company.van);
        van.is_some_and(|van| !van.told)
    }

    /// Something of this module was said to be unexpected.
    pub(crate) fn tell_company(&mut self) {
        if let Some(bag) = self.short_bag() {
            if let Some(company) = &mut self.company {
                company.bags[bag].told = true;
            }
            // They have none either.
            self.mimes(Mime::Shrugs);
        } else if let Some(van) = self.company.as_mut().and_then(|company| company.van.as_mut()) {
            van.told = true;
            self.mimes(Mime::Nods);
        }
    }
}
