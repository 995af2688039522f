//! The picture of a row of a grid, drawn.

use situation::grid::Sign;

use super::pictogram::Pictogram;

impl From<Sign> for Pictogram {
    fn from(sign: Sign) -> Self {
        match sign {
            Sign::Eye => Self::Eye,
            Sign::Hand => Self::Hand,
            Sign::Clock => Self::Clock,
            Sign::Steps => Self::Steps,
            Sign::Notice => Self::Exclamation,
            Sign::Question => Self::Question,
            Sign::Speech => Self::Speech,
            Sign::Answer => Self::Received,
            Sign::Pair => Self::Pair,
            Sign::Person => Self::Person,
            Sign::Still => Self::Target,
            Sign::Wind => Self::Wind,
            Sign::Again => Self::Again,
            Sign::Up => Self::Rise,
            Sign::Down => Self::Fall,
            Sign::Back => Self::Back,
            Sign::Choice => Self::Gear,
            Sign::Idea => Self::Bulb,
            Sign::Flag => Self::Flag,
        }
    }
}
