//! Which parts come out of which board, for who buys wood: the longest part first, into the first board that has room.

/// A board and what is cut from it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Board {
    /// Indices of the parts.
    pub(super) parts: Vec<usize>,
    /// What is left, mm.
    pub(super) left_mm: f64,
}

/// Boards of this length for these parts (index and length, mm), each with the saw's cut; then the parts that no board
/// is long enough for.
pub(super) fn boards(length_mm: f64, kerf_mm: f64, parts: &[(usize, f64)]) -> (Vec<Board>, Vec<usize>) {
    let mut order = parts.to_vec();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut boards: Vec<Board> = Vec::new();
    let mut longer = Vec::new();
    for (part, length) in order {
        // Who cuts a whole board cuts nothing off.
        let takes = |left: f64| (length <= left).then(|| (left - length - kerf_mm).max(0.0));
        let room = boards.iter_mut().find_map(|board| Some((takes(board.left_mm)?, board)));
        match (room, takes(length_mm)) {
            (Some((left_mm, board)), _) => {
                board.left_mm = left_mm;
                board.parts.push(part);
            }
            (None, Some(left_mm)) => boards.push(Board {
                parts: vec![part],
                left_mm,
            }),
            (None, None) => longer.push(part),
        }
    }
    (boards, longer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boards_hold_their_parts_and_cuts() {
        let parts = [
            (0, 300.0),
            (1, 250.0),
            (2, 250.0),
            (3, 114.0),
            (4, 250.0),
            (5, 190.0),
            (6, 950.0),
            (7, 900.0),
        ];
        let (boards, longer) = boards(900.0, 2.0, &parts);
        let held: Vec<&[usize]> = boards.iter().map(|board| board.parts.as_slice()).collect();
        assert_eq!(held, [&[7][..], &[0, 1, 2], &[4, 5, 3]]);
        assert_eq!(boards[1].left_mm, 94.0);
        assert_eq!(longer, [6]);
    }
}
