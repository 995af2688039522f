//! Who does what when, for clips, claim pages and the group: a lane for each who takes part, for the curtain and
//! for the news.

use super::running::Choosing;
use super::state::News;
use super::vocabulary::{CURTAIN, DOING, LANES, NEWS};
use crate::{Lane, Picture};

fn lane(name: &str, seat: Option<u8>, doing: Option<&str>) -> Lane {
    Lane {
        name: name.to_owned(),
        seat,
        doing: doing.map(str::to_owned),
    }
}

pub(crate) fn picture(table: &Choosing) -> Picture {
    let state = &table.state;
    let of = &table.setting.parameters;
    let seats = table.here().into_iter().map(|seat| {
        let held = table.held(seat).and_then(|clue| of.clues.get(usize::from(clue)));
        let doing = table.doing(seat);
        let said = held.map_or(DOING[doing], |clue| clue.id.as_str());
        lane(LANES[0], Some(seat as u8), (doing > 0).then_some(said))
    });
    let curtain = state.curtain.map(|_| CURTAIN[1]);
    let news = match state.news {
        News::Away => None,
        News::Came(_) => Some(NEWS[1]),
        News::Seen(_) => Some(NEWS[2]),
    };
    let shared = [lane(LANES[1], None, curtain), lane(LANES[2], None, news)];
    Picture::Lanes(seats.chain(shared).collect())
}
