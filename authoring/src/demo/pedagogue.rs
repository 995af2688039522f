//! The pédagogue of the demo: an HTTP client that uses the same pages and forms as a browser.

use std::fmt::Write as _;
use std::time::Duration;

use reqwest::blocking::{Client, Response};
use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};

/// Why a page could not be used.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// The bridge did not answer.
    #[error("the review page does not answer: {0}")]
    Http(#[from] reqwest::Error),
    /// The page is not what the demo expects.
    #[error("{page}: {what}")]
    Unexpected {
        /// Which page.
        page: String,
        /// What is there instead.
        what: String,
    },
}

/// A session at the review page.
pub struct Pedagogue {
    client: Client,
    base: String,
    cookies: Vec<(String, String)>,
}

/// A form found on a page: where it goes and the fields that are already filled in.
struct Form {
    action: String,
    fields: Vec<(String, String)>,
}

impl Pedagogue {
    /// Comes in by the login page of the bridge at `base` (`http://127.0.0.1:…`).
    pub fn enter(base: &str, name: &str, password: &str) -> Result<Self, PageError> {
        let client = Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(30))
            .build()?;
        let mut this = Self {
            client,
            base: base.to_owned(),
            cookies: Vec::new(),
        };
        let page = this.get("/login")?;
        let form = form(&page, "/login", "/login")?;
        this.post(form, &[("name", name), ("password", password)])?;
        let inbox = this.get("/")?;
        if inbox.contains("type=\"password\"") {
            return Err(PageError::Unexpected {
                page: "/login".to_owned(),
                what: "the account was not let in".into(),
            });
        }
        Ok(this)
    }

    /// The inner addresses of the claims in the inbox.
    pub fn inbox(&mut self) -> Result<Vec<String>, PageError> {
        let page = self.get("/")?;
        let mut found: Vec<String> = page
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|href| href.starts_with("/claims/"))
            .map(str::to_owned)
            .collect();
        found.dedup();
        Ok(found)
    }

    /// Reads a claim page.
    pub fn read(&mut self, claim: &str) -> Result<String, PageError> {
        self.get(claim)
    }

    /// Decides to issue: knows whom it is about, was there, says a word.
    pub fn issue(&mut self, claim: &str, words: &str) -> Result<(), PageError> {
        let page = self.get(claim)?;
        let form = form(&page, claim, "/decision")?;
        self.post(
            form,
            &[
                ("kind", "issue"),
                ("words", words),
                ("knows", "on"),
                ("witnessed", "on"),
            ],
        )
    }

    fn get(&mut self, path: &str) -> Result<String, PageError> {
        let mut path = path.to_owned();
        for _ in 0..5 {
            let answer = self
                .client
                .get(format!("{}{path}", self.base))
                .header(COOKIE, self.cookie())
                .send()?;
            self.keep_cookies(&answer);
            match location(&answer) {
                Some(next) => path = next,
                None if answer.status().is_success() => return Ok(answer.text()?),
                None => return Err(refused(&path, answer)),
            }
        }
        Err(PageError::Unexpected {
            page: path,
            what: "it leads in circles".to_owned(),
        })
    }

    fn post(&mut self, form: Form, more: &[(&str, &str)]) -> Result<(), PageError> {
        let mut fields = form.fields;
        fields.extend(more.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        let body = fields
            .iter()
            .map(|(n, v)| format!("{}={}", encoded(n), encoded(v)))
            .collect::<Vec<_>>()
            .join("&");
        let answer = self
            .client
            .post(format!("{}{}", self.base, form.action))
            .header(COOKIE, self.cookie())
            .header("content-type", "application/x-www-form-urlencoded")
            .header("origin", &self.base)
            .body(body)
            .send()?;
        self.keep_cookies(&answer);
        if answer.status().is_success() || answer.status().is_redirection() {
            return Ok(());
        }
        Err(refused(&form.action, answer))
    }

    fn cookie(&self) -> String {
        self.cookies
            .iter()
            .map(|(n, v)| format!("{n}={v}"))
            .collect::<Vec<_>>()
            .join("; ")
    }

    fn keep_cookies(&mut self, answer: &Response) {
        for header in answer.headers().get_all(SET_COOKIE) {
            let Some((name, value)) = header.to_str().ok().and_then(|h| h.split(';').next()?.split_once('=')) else {
                continue;
            };
            self.cookies.retain(|(n, _)| n != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

/// The form of a page whose action contains `action`.
fn form(page: &str, name: &str, action: &str) -> Result<Form, PageError> {
    let unexpected = || PageError::Unexpected {
        page: name.to_owned(),
        what: format!("no form for {action}"),
    };
    let start = page
        .match_indices("<form")
        .map(|(at, _)| &page[at..])
        .find(|rest| rest.split('>').next().is_some_and(|tag| tag.contains(action)))
        .ok_or_else(unexpected)?;
    let body = start.split("</form>").next().unwrap_or(start);
    let fields = body
        .split("<input")
        .skip(1)
        .filter_map(|rest| {
            let tag = rest.split('>').next()?;
            attribute(tag, "type").filter(|t| t == "hidden")?;
            Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default()))
        })
        .collect();
    let tag = start.split('>').next().unwrap_or_default();
    Ok(Form {
        action: attribute(tag, "action").ok_or_else(unexpected)?,
        fields,
    })
}

fn location(answer: &Response) -> Option<String> {
    answer.headers().get(LOCATION)?.to_str().ok().map(str::to_owned)
}

fn refused(page: &str, answer: Response) -> PageError {
    let status = answer.status();
    let text = answer.text().unwrap_or_default();
    let words = text
        .split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, t)| t.trim());
    let words = words.filter(|t| !t.is_empty()).take(12).collect::<Vec<_>>().join(" ");
    PageError::Unexpected {
        page: page.to_owned(),
        what: format!("{status}: {words}"),
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
    Some(
        rest.split('"')
            .next()?
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&"),
    )
}

fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_fields_are_sent_as_a_browser_sends_them() {
        assert_eq!(encoded("é a&b=c"), "%C3%A9%20a%26b%3Dc");
        assert_eq!(
            attribute("input type=\"hidden\" name=\"csrf\" value=\"a&amp;b\"", "value").as_deref(),
            Some("a&b")
        );
    }
}
