//! Boards: which one is taken, and for what.

use super::piece::Lie;
use super::running::Workshop;
use super::setting::mm;
use super::vocabulary::Happened;
use crate::Emitter;

impl Workshop {
    /// The board that somebody would take: the shortest that is long enough for what is to be cut from it, and longer than
    /// the one that was just put back.
    pub(crate) fn board_to_take(&self, kind: u8) -> Option<usize> {
        let wanted = self.wanted_length(kind).max(self.state.passed_over + 1);
        let boards = self.state.pieces.iter().enumerate();
        let boards = boards.filter(|(_, piece)| {
            piece.stock == kind && piece.lie == Lie::Rack && piece.part.is_none() && piece.length >= wanted
        });
        boards
            .min_by_key(|(index, piece)| (piece.length, *index))
            .map(|(index, _)| index)
    }

    /// Length of the next part to be cut from such a board.
    fn wanted_length(&self, kind: u8) -> i32 {
        let parts = self.setting.parts.iter().enumerate();
        let open =
            parts.filter(|(part, size)| size.stock == usize::from(kind) && !size.delivered && self.is_to_cut(*part));
        let asked = self.asked_part();
        let open: Vec<(usize, i32)> = open.map(|(part, size)| (part, size.length)).collect();
        let wanted = open.iter().find(|(part, _)| Some(*part) == asked);
        let shortest = open.iter().min_by_key(|(_, length)| *length);
        wanted.or(shortest).map_or(0, |(_, length)| length + self.setting.kerf)
    }

    /// Whether a part still has to be cut.
    pub(crate) fn is_to_cut(&self, part: usize) -> bool {
        let size = &self.setting.parts[part];
        if size.delivered
            || self.state.placed[part].is_some()
            || (self.state.kept[part] && self.state.made[part].is_some())
        {
            return false;
        }
        let off = self.state.made[part].map(|piece| {
            let piece = &self.state.pieces[usize::from(piece)];
            // What was put aside is to be made again, unless it is taken back.
            if piece.lie == Lie::Aside {
                return i32::MAX;
            }
            (piece.whole_length() - size.length).abs()
        });
        off.is_none_or(|off| off > size.tolerance)
    }

    pub(super) fn take_board(&mut self, kind: u8, out: &mut Emitter<'_>) {
        match self.board_to_take(kind) {
            Some(board) => {
                self.take(board, out);
                out.emit(
                    Happened::BoardTaken,
                    &[f64::from(kind), mm(self.state.pieces[board].length)],
                );
            }
            // What is left is too short, or nothing is: another board comes.
            None if self.state.brought.board.is_none() => {
                self.state.brought.board = Some((kind, self.setting.brought));
                out.emit(Happened::BoardAsked, &[f64::from(kind)]);
            }
            None => {}
        }
    }
}
