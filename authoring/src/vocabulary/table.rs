//! A plain table for a terminal.

/// Columns of these widths (characters), two spaces between them; a cell that is longer goes on below itself.
pub(super) fn table(rows: &[Vec<String>], widths: &[usize]) -> String {
    let mut text = String::new();
    for row in rows {
        let cells: Vec<Vec<String>> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| wrapped(cell, *width))
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for at in 0..height {
            let mut line = String::new();
            for (cell, width) in cells.iter().zip(widths) {
                let part = cell.get(at).map_or("", String::as_str);
                line.extend(["  ", part]);
                line.extend(std::iter::repeat_n(' ', width.saturating_sub(part.chars().count())));
            }
            text += line.trim_end();
            text += "\n";
        }
    }
    text
}

/// Lines of at most `width` characters, broken between words; a longer word stays whole unless nothing else fits.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_ascii_whitespace() {
            let word: Vec<char> = word.chars().collect();
            for piece in word.chunks(width.max(1)) {
                let taken = line.chars().count();
                if taken > 0 && taken + 1 + piece.len() > width {
                    lines.push(std::mem::take(&mut line));
                }
                if !line.is_empty() {
                    line.push(' ');
                }
                line.extend(piece);
            }
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_wrap_below_themselves() {
        let rows = [vec!["ab".to_owned(), "one two three".to_owned()]];
        assert_eq!(table(&rows, &[4, 7]), "  ab    one two\n        three\n");
        assert_eq!(wrapped("abcdef é", 4), ["abcd", "ef é"]);
    }
}
