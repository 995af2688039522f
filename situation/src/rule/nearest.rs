//! The nearest valid word, for messages.

/// Damerau's distance without repeated swaps: insertions, deletions, changes and neighbouring swaps.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// The candidate closest to `word`, if one is close enough to be meant: at most a third of its letters
/// differ (two at least). The first of equals wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let written: Vec<char> = word.chars().take(64).flat_map(char::to_lowercase).collect();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let letters: Vec<char> = candidate.chars().take(64).flat_map(char::to_lowercase).collect();
        let far = distance(&written, &letters);
        if far <= (letters.len().max(written.len()) / 3).max(2)
            && far < written.len().max(1)
            && best.is_none_or(|(least, _)| far < least)
        {
            best = Some((far, candidate));
        }
    }
    best.map(|(_, name)| name.to_owned())
}
