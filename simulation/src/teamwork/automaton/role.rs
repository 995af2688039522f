//! Roles: who is at the front, who holds the carnet, who listens.

use serde::{Deserialize, Serialize};

/// What somebody does in a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// At the front of the machine.
    Hands,
    /// Holds the carnet.
    Carnet,
    /// Listens, and says what was heard.
    Witness,
}

impl Role {
    /// All, in the order of [`Role::WORDS`] without its first.
    pub const ALL: [Self; 3] = [Self::Hands, Self::Carnet, Self::Witness];
    /// Words of signal and field `role`; the first is nobody's.
    pub const WORDS: [&'static str; 4] = ["none", "hands", "carnet", "witness"];

    /// Place among [`Role::WORDS`].
    pub(crate) fn index(self) -> usize {
        1 + self as usize
    }

    /// What falls to the one who is `place`-th of `people`.
    pub(crate) fn at(place: usize, people: usize) -> Self {
        match (place, people) {
            (0, _) => Self::Hands,
            (2, 3..) => Self::Witness,
            _ => Self::Carnet,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_at_the_front_and_somebody_else_has_the_carnet() {
        for people in 1..=4 {
            let roles: Vec<Role> = (0..people).map(|place| Role::at(place, people)).collect();
            assert_eq!(roles.iter().filter(|role| **role == Role::Hands).count(), 1);
            assert_eq!(roles.contains(&Role::Carnet), people > 1);
            assert_eq!(roles.contains(&Role::Witness), people > 2);
        }
    }
}
