//! What is where, who sees which picture, and what the late picture moves: from seed and level alone.

use super::parameters::Mood;
use super::setting::Setting;
use crate::MAX_SEATS;
use crate::noise::Noise;
use crate::teamwork::Level;

/// What a seed deals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deal {
    /// Clues of which everybody sees a picture.
    pub(crate) shared: Vec<u8>,
    /// Clues of which one seat alone does, by seat.
    pub(crate) own: Vec<Vec<u8>>,
    /// The place of every clue, before the late picture.
    pub(crate) place: Vec<u8>,
    /// What the late picture shows: a shared clue, and where it is from then on.
    pub(crate) news: (u8, u8),
    /// The late picture comes once this many of a hundred cards lie at a place.
    pub(crate) news_after: u8,
    /// Whom it is for: so many-th of those who are there.
    pub(crate) news_for: u8,
}

fn shuffle(noise: &mut Noise, all: &mut [u8]) {
    for at in (1..all.len()).rev() {
        all.swap(at, noise.below(at + 1));
    }
}

/// What this seed deals at this level.
pub(crate) fn deal(setting: &Setting, seed: u64, level: Level) -> Deal {
    let of = &setting.parameters;
    let mut noise = Noise::new(seed, 60);
    let mut clues: Vec<u8> = (0..of.clues.len() as u8).collect();
    shuffle(&mut noise, &mut clues);
    let own = usize::from(of.own[level as usize]);
    let shared = usize::from(of.shared[level as usize]);
    // Everybody's cards first, so that a level more shows what the level below shows, and more.
    let mut rest = clues.iter().copied();
    let shared: Vec<u8> = rest.by_ref().take(shared).collect();
    let own: Vec<Vec<u8>> = (0..MAX_SEATS).map(|_| rest.by_ref().take(own).collect()).collect();
    // Places go round, so that each has something; what is nice and what wants an idea go round by themselves.
    let places = of.places.len().max(1);
    let mut rounds: Vec<u8> = (0..places as u8).collect();
    shuffle(&mut noise, &mut rounds);
    let mut place = vec![0; of.clues.len()];
    let (mut joys, mut hitches) = (0, places / 2);
    for clue in &clues {
        let is_joy = of
            .clues
            .get(usize::from(*clue))
            .is_some_and(|clue| clue.mood == Mood::Joy);
        let turn = if is_joy { &mut joys } else { &mut hitches };
        place[usize::from(*clue)] = rounds[*turn % places];
        *turn += 1;
    }
    let moved = shared.get(noise.below(shared.len())).copied().unwrap_or(0);
    let from = place.get(usize::from(moved)).copied().unwrap_or(0);
    let to = (usize::from(from) + 1 + noise.below(places - 1)) % places;
    Deal {
        shared,
        own,
        place,
        news: (moved, to as u8),
        news_after: 60 + noise.below(41) as u8,
        news_for: noise.below(usize::from(MAX_SEATS)) as u8,
    }
}

impl Deal {
    /// Pictures that this seat sees behind the curtain, its own first.
    pub(crate) fn pictures(&self, seat: usize) -> Vec<u8> {
        let own = self.own.get(seat).into_iter().flatten();
        own.chain(&self.shared).copied().collect()
    }

    /// The seat that alone sees the picture of a clue.
    pub(crate) fn owner(&self, clue: u8) -> Option<usize> {
        self.own.iter().position(|own| own.contains(&clue))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::teamwork::choosing::Parameters;

    #[test]
    fn every_seed_puts_something_everywhere_and_nothing_twice() {
        let setting = Setting::new(Parameters::picnic());
        for seed in 0..500 {
            for level in Level::ALL {
                let deal = deal(&setting, seed, level);
                let mut all: Vec<u8> = deal.own.iter().flatten().chain(&deal.shared).copied().collect();
                let count = all.len();
                all.sort_unstable();
                all.dedup();
                assert_eq!(all.len(), count, "seed {seed}");
                let places: std::collections::BTreeSet<u8> = all.iter().map(|c| deal.place[usize::from(*c)]).collect();
                assert_eq!(places.len(), 3, "seed {seed}, {level:?}");
                let (moved, to) = deal.news;
                assert!(deal.shared.contains(&moved));
                assert_ne!(deal.place[usize::from(moved)], to);
                assert!((60..=100).contains(&deal.news_after));
            }
        }
    }

    #[test]
    fn a_harder_level_shows_the_same_and_more() {
        let setting = Setting::new(Parameters::picnic());
        for seed in 0..50 {
            let simple = deal(&setting, seed, Level::Simple);
            let hard = deal(&setting, seed, Level::Hard);
            assert!(simple.shared.iter().all(|clue| hard.shared.contains(clue)));
            assert_eq!(simple.place, hard.place);
        }
    }
}
