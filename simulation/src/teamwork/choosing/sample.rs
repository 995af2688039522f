//! The signals of a tick, in the order of the vocabulary.

use super::running::Choosing;
use super::state::News;
use crate::Fixed;

pub(crate) fn write(table: &Choosing, sample: &mut [Fixed]) {
    let state = &table.state;
    let flag = Fixed::from_bool;
    let count = |number: usize| Fixed::from_int(number as i64);
    let news = match state.news {
        News::Away => 0,
        News::Came(_) => 1,
        News::Seen(_) => 2,
    };
    let shared = [
        count(table.phase_index()),
        flag(state.curtain.is_some()),
        count(news),
        count(state.level as usize),
        count(table.here().len()),
        count(table.missing()),
    ];
    let seats = || 0..state.people.len();
    let each = seats()
        .map(|seat| count(table.keeps(seat)))
        .chain(seats().map(|seat| count(table.others_keep(seat))))
        .chain(seats().map(|seat| count(table.doing(seat))));
    for (place, value) in sample.iter_mut().zip(shared.into_iter().chain(each)) {
        *place = value;
    }
}
