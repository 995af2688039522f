//! Tokens into a tree. What cannot be read becomes [`Kind::Broken`] and reading goes on after it.

use super::node::{Body, Field, Kind, Node, shortened};
use super::token::{Lexer, Token, TokenKind};
use super::{Dialect, MAX_BYTES, MAX_DEPTH, Report, Span, json};

impl Node {
    /// Reads the report's text. `None` where it is too large or has nothing in it.
    pub fn parse(report: &mut Report) -> Option<Self> {
        let text = report.text().to_owned();
        let start = Span { start: 0, end: 0 };
        if text.len() > MAX_BYTES {
            report.error(
                "situation-file-too-large",
                vec![("most", (MAX_BYTES / 1024).to_string())],
                start,
            );
            return None;
        }
        let mut parser = Parser {
            lexer: Lexer::new(&text, report.dialect()),
            json: report.dialect() == Dialect::Json,
            ahead: None,
            last_error: None,
            report,
        };
        parser.skip_attributes();
        if parser.peek().kind == TokenKind::End {
            parser.report.error("situation-file-empty", Vec::new(), start);
            return None;
        }
        let mut root = parser.value(0);
        let after = parser.next();
        if after.kind != TokenKind::End && !parser.report.has_errors() {
            parser.unexpected(&after, "end");
        }
        if report.dialect() == Dialect::Json {
            // For editors: where the file's schema lies.
            root.take_field("$schema");
        }
        report.taken_apart();
        Some(root)
    }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    json: bool,
    ahead: Option<Token>,
    last_error: Option<usize>,
    report: &'a mut Report,
}

impl Parser<'_> {
    fn peek(&mut self) -> &Token {
        if self.ahead.is_none() {
            self.ahead = Some(self.lexer.next());
        }
        self.ahead.get_or_insert(Token {
            span: Span::NOWHERE,
            kind: TokenKind::End,
        })
    }

    fn next(&mut self) -> Token {
        self.ahead.take().unwrap_or_else(|| self.lexer.next())
    }

    fn at(&mut self, mark: char) -> bool {
        self.peek().kind == TokenKind::Mark(mark)
    }

    fn accept(&mut self, mark: char) -> bool {
        let there = self.at(mark);
        if there {
            self.next();
        }
        there
    }

    /// `#![enable(…)]`: what it would switch on, this reader always does.
    fn skip_attributes(&mut self) {
        while self.at('#') {
            while !matches!(self.peek().kind, TokenKind::Mark(']') | TokenKind::End) {
                self.next();
            }
            self.next();
        }
    }

    fn unexpected(&mut self, token: &Token, expected: &'static str) {
        if self.last_error.replace(token.span.start) == Some(token.span.start) {
            // The first message about a place says it; what follows from it would only confuse.
            return;
        }
        if let TokenKind::Wrong(code, found) = &token.kind {
            self.report.error(code, vec![("found", shortened(found))], token.span);
            return;
        }
        let found = match &token.kind {
            TokenKind::End => "end".to_owned(),
            _ => shortened(self.lexer_text(token.span)),
        };
        self.report.error(
            "situation-syntax",
            vec![("found", found), ("expected", expected.to_owned())],
            token.span,
        );
    }

    fn lexer_text(&self, span: Span) -> &str {
        self.report.text().get(span.start..span.end).unwrap_or_default()
    }

    /// Skips to a comma or the closing mark of the group that is being read.
    fn recover(&mut self, close: char) {
        let mut depth = 0_u32;
        loop {
            match self.peek().kind {
                TokenKind::End => return,
                TokenKind::Mark('(' | '[' | '{') => depth += 1,
                TokenKind::Mark(c) if depth == 0 && (c == ',' || c == close) => return,
                TokenKind::Mark(')' | ']' | '}') => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.next();
        }
    }

    fn value(&mut self, depth: usize) -> Node {
        let token = self.next();
        let start = token.span.start;
        if depth > MAX_DEPTH {
            self.report
                .error("situation-too-deep", vec![("most", MAX_DEPTH.to_string())], token.span);
            // Nothing after this point can be trusted; jumping to the end keeps it to one message.
            self.lexer.skip_to_end();
            self.ahead = None;
            return Node {
                span: token.span,
                kind: Kind::Broken,
            };
        }
        let mut end = token.span.end;
        let kind = match token.kind {
            TokenKind::Integer(value) => Kind::Integer(value),
            TokenKind::Float(value) => Kind::Float(value),
            TokenKind::Text(value) => Kind::Text(value),
            TokenKind::Character(value) => Kind::Character(value),
            TokenKind::Word(word) => match word.as_str() {
                "true" => Kind::Bool(true),
                "false" => Kind::Bool(false),
                _ if self.json && word != "null" => {
                    let token = Token {
                        span: token.span,
                        kind: TokenKind::Word(word),
                    };
                    self.unexpected(&token, "value");
                    Kind::Broken
                }
                _ if self.at('(') => {
                    self.next();
                    let body = self.group(depth, &mut end);
                    Kind::Group(Some(word), body)
                }
                _ => Kind::Word(word),
            },
            TokenKind::Mark('(') => {
                let body = self.group(depth, &mut end);
                Kind::Group(None, body)
            }
            TokenKind::Mark('[') => {
                let mut items = Vec::new();
                end = self.items(']', |p| items.push(p.value(depth + 1)));
                Kind::List(items)
            }
            TokenKind::Mark('{') => {
                let mut pairs = Vec::new();
                end = self.items('}', |p| {
                    let key = p.value(depth + 1);
                    if p.accept(':') {
                        let value = p.value(depth + 1);
                        pairs.push((key, value));
                    } else if key.kind != Kind::Broken {
                        let found = p.next();
                        p.unexpected(&found, "colon");
                        p.ahead = Some(found);
                        p.recover('}');
                    }
                });
                if self.json {
                    json::object(pairs, self.report)
                } else {
                    Kind::Map(pairs)
                }
            }
            _ => {
                self.unexpected(&token, "value");
                if matches!(token.kind, TokenKind::Mark(')' | ']' | '}' | ',') | TokenKind::End) {
                    // Not part of the missing value: whoever reads the group needs it.
                    self.ahead = Some(token);
                }
                Kind::Broken
            }
        };
        Node {
            span: Span { start, end },
            kind,
        }
    }

    /// Items separated by commas up to `close`; gives the end of the closing mark.
    fn items(&mut self, close: char, mut item: impl FnMut(&mut Self)) -> usize {
        let mut comma_missed = false;
        loop {
            if self.at(close) {
                return self.next().span.end;
            }
            if self.peek().kind == TokenKind::End || self.report.is_full() {
                let token = self.next();
                let expected = match close {
                    ')' => "close_group",
                    ']' => "close_list",
                    _ => "close_map",
                };
                // An open mark shows once, at the end of the file, not once per level.
                if !self.report.has_errors() {
                    self.unexpected(&token, expected);
                }
                self.ahead = Some(Token {
                    span: token.span,
                    kind: TokenKind::End,
                });
                return token.span.end;
            }
            item(self);
            if self.accept(',') {
                if self.json && self.at(close) {
                    let token = self.peek().clone();
                    self.unexpected(&token, "value");
                }
                continue;
            }
            if self.at(close) {
                continue;
            }
            let token = self.next();
            if token.kind != TokenKind::End {
                self.unexpected(&token, "comma");
            }
            // A forgotten comma costs nothing but its message; the second one in a group is something else.
            let next_item = matches!(
                token.kind,
                TokenKind::Word(_) | TokenKind::Integer(_) | TokenKind::Float(_) | TokenKind::Text(_)
            );
            self.ahead = Some(token);
            if next_item && !std::mem::replace(&mut comma_missed, true) {
                continue;
            }
            self.recover(close);
            self.accept(',');
        }
    }

    /// What follows an opening parenthesis.
    fn group(&mut self, depth: usize, end: &mut usize) -> Body {
        let mut fields: Vec<Field> = Vec::new();
        let mut items: Vec<Node> = Vec::new();
        *end = self.items(')', |p| {
            let value = p.value(depth + 1);
            match &value.kind {
                Kind::Word(name) if p.at(':') => {
                    p.next();
                    let (name, span) = (name.clone(), value.span);
                    let value = p.value(depth + 1);
                    fields.push(Field { name, span, value });
                }
                _ => items.push(value),
            }
        });
        match (fields.is_empty(), items.is_empty()) {
            (true, true) => Body::Empty,
            (true, false) => Body::Positional(items),
            (false, _) => {
                if let Some(item) = items
                    .iter()
                    .find(|i| i.kind != Kind::Broken && !self.report.has_error_at(i.span.start))
                {
                    let arguments = vec![("found", item.described()), ("expected", "field".to_owned())];
                    self.report.error("situation-syntax", arguments, item.span);
                }
                Body::Named(fields)
            }
        }
    }
}
