//! Text as data: a map from language to string.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a person reads, per language tag (`fr`, `en`). French is mandatory.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// The text in the language `tag`, else French, else any, else nothing.
    pub fn get(&self, tag: &str) -> &str {
        self.0
            .get(tag)
            .or_else(|| self.0.get("fr"))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }
}

/// Words as part of HTML or XML, inside an element or a quoted attribute: what somebody wrote stays words.
pub fn in_markup(words: &str) -> String {
    let mut markup = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '&' => markup.push_str("&amp;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            other => markup.push(other),
        }
    }
    markup
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_markup_stay_words() {
        assert_eq!(
            in_markup("<b title='a'>\"Tom & Léa\"</b>"),
            "&lt;b title=&#39;a&#39;&gt;&quot;Tom &amp; Léa&quot;&lt;/b&gt;"
        );
        assert_eq!(in_markup("l’été"), "l’été");
    }
}
