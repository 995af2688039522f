//! Cutting a board across: what is cut off stays cut off.

use super::piece::{Lie, Piece};

/// Pieces at most; beyond, the smallest offcut makes room.
pub(crate) const MOST_PIECES: usize = 96;
/// Shorter remainders go to the offcuts, tenths of a millimetre.
pub(crate) const OFFCUT: i32 = 600;

/// Cuts `piece` at `at` from its left end. It becomes the right remainder (which may be nothing); the left piece is
/// given back. `at + kerf` may lie beyond the right end: then only part of the saw was in the wood.
pub(crate) fn cut(piece: &mut Piece, at: i32, kerf: i32) -> Piece {
    let at = at.clamp(0, piece.length);
    let rest = (piece.length - at - kerf).max(0);
    let start = piece.length - rest;
    let mut left = Piece {
        length: at,
        shim: 0,
        sawn: (piece.sawn + 1).min(2),
        gauged: false,
        checked: true,
        part: None,
        marks: piece.marks.iter().copied().filter(|mark| mark.at[0] < at).collect(),
        holes: piece.holes.iter().copied().filter(|hole| hole.at[0] < at).collect(),
        ..piece.clone()
    };
    // What is too short, bowed or split over its whole length is something else once it is two.
    left.flaw = None;
    piece.flaw = None;
    piece.length = rest;
    piece.shim = 0;
    piece.part = None;
    piece.sawn = (piece.sawn + 1).min(2);
    piece.gauged = false;
    piece.marks.retain_mut(|mark| {
        mark.at[0] -= start;
        mark.at[0] > 0 && mark.at[0] <= rest
    });
    piece.holes.retain_mut(|hole| {
        hole.at[0] -= start;
        hole.at[0] >= 0
    });
    piece.lie = if rest >= OFFCUT { Lie::Rack } else { Lie::Bin };
    left
}

/// Puts a piece among the others and gives its index: offcuts that nobody needs make room.
pub(crate) fn keep(pieces: &mut Vec<Piece>, piece: Piece) -> Option<u8> {
    if pieces.len() < MOST_PIECES {
        pieces.push(piece);
        return Some(pieces.len() as u8 - 1);
    }
    let spare = |other: &Piece| {
        let lies = matches!(other.lie, Lie::Bin | Lie::Rack | Lie::Shelf | Lie::Aside);
        (lies && other.part.is_none()).then_some((other.lie != Lie::Bin, other.length))
    };
    let index = (0..pieces.len())
        .filter_map(|index| Some((spare(&pieces[index])?, index)))
        .min()?
        .1;
    pieces[index] = piece;
    Some(index as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::piece::Mark;

    #[test]
    fn a_cut_makes_two_and_sawdust() {
        let mut board = Piece::board(0, 9000);
        for at in [1000, 2500, 2510, 6000] {
            board.mark(Mark {
                at: [at, 0],
                measured: true,
                squared: false,
            });
        }
        let left = cut(&mut board, 2500, 20);
        assert_eq!((left.length, board.length), (2500, 6480));
        assert_eq!(left.marks.iter().map(|m| m.at[0]).collect::<Vec<_>>(), [1000]);
        assert_eq!(board.marks.iter().map(|m| m.at[0]).collect::<Vec<_>>(), [3480]);
        assert_eq!(board.lie, Lie::Rack);
        let left = cut(&mut board, 6470, 20);
        assert_eq!((left.length, board.length, board.lie), (6470, 0, Lie::Bin));
    }

    #[test]
    fn a_full_bench_gives_up_its_smallest_offcut() {
        let mut pieces: Vec<Piece> = (0..MOST_PIECES as i32).map(|n| Piece::board(0, 1000 + n)).collect();
        pieces[0].part = Some(0);
        pieces[7].lie = Lie::Bin;
        assert_eq!(keep(&mut pieces, Piece::board(0, 5000)), Some(7));
        assert_eq!(keep(&mut pieces, Piece::board(0, 6000)), Some(1));
        assert_eq!(pieces.len(), MOST_PIECES);
    }
}
