//! Pictures of badges that were drawn last. A picture follows from what is written on it and from nothing else, and a room
//! gets the same one many times: drawing is most of what issuing costs. What is kept here can be lost at any time.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::credential::BadgeArt;
use crate::issuing::Picture;

/// Some 60 kB each.
const MOST: usize = 32;

/// The newest last.
#[derive(Debug, Default)]
pub(crate) struct Pictures(Mutex<VecDeque<(BadgeArt, Picture)>>);

impl Pictures {
    fn kept(&self) -> MutexGuard<'_, VecDeque<(BadgeArt, Picture)>> {
        // Whole pictures come and go: nobody can leave them in disorder.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The picture of that, where it is still here.
    pub(crate) fn of(&self, art: &BadgeArt) -> Option<Picture> {
        let kept = self.kept();
        let found = kept.iter().find(|(known, _)| known == art);
        found.map(|(_, picture)| picture.clone())
    }

    /// Keeps one more; the oldest goes where there are too many.
    pub(crate) fn keep(&self, art: BadgeArt, picture: Picture) {
        let mut kept = self.kept();
        kept.retain(|(known, _)| *known != art);
        if kept.len() == MOST {
            kept.pop_front();
        }
        kept.push_back((art, picture));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn art(variant: u64) -> BadgeArt {
        BadgeArt {
            title: "Premier vol".to_owned(),
            organisation: "Maison".to_owned(),
            variant,
        }
    }

    #[test]
    fn a_picture_is_found_by_all_that_is_written_on_it_until_others_take_its_place() {
        let pictures = Pictures::default();
        let drawn = |number: u8| Picture::of(vec![number]);
        pictures.keep(art(0), drawn(0));
        assert_eq!(pictures.of(&art(0)).expect("kept").bytes(), [0]);
        let other = BadgeArt {
            organisation: "Ailleurs".to_owned(),
            ..art(0)
        };
        assert!(pictures.of(&other).is_none(), "of another organisation");
        for number in 1..=u8::try_from(MOST).expect("a few") {
            pictures.keep(art(u64::from(number)), drawn(number));
        }
        assert!(pictures.of(&art(0)).is_none(), "the oldest went");
        assert_eq!(pictures.of(&art(1)).expect("kept").bytes(), [1]);
        assert_eq!(pictures.kept().len(), MOST);
    }
}
