//! A wallet registers, asks the learner, and fetches the badge by itself.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use issuer_bridge::PublicUrl;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use situation::wire::claim_code;

use crate::client::{Answer, Client};
use crate::world::{Set, World, base64url, claim_page, ordinary};

/// 2026-11-22, noon.
const TODAY: i64 = 1_795_348_800;
const VERIFIER: &str = "a-verifier-of-at-least-forty-three-characters-long";
const BACK: &str = "https://wallet.example.org/cb";
const SCOPE: &str = "https://purl.imsglobal.org/spec/ob/v3p0/scope/";

fn with_a_badge() -> (World, Set) {
    let clock = Set::at(TODAY);
    let world = World::with(|config| {
        clock.give(config);
        config.public_url = Some(PublicUrl::parse("https://badges.example.org").unwrap());
    });
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let issue = [("kind", "issue"), ("knows", "on")];
    assert_eq!(
        world.pedagogue().submit(&claim_page(1), "/decision", &issue).status,
        303
    );
    (world, clock)
}

fn registered(world: &World) -> (String, String) {
    let wanted = json!({
        "client_name": "Un portefeuille", "redirect_uris": [BACK], "token_endpoint_auth_method": "client_secret_basic",
        "grant_types": ["authorization_code", "refresh_token"], "response_types": ["code"], "scope": "offline_access",
    });
    let answer = world.visitor().post_json("/oauth/register", &wanted);
    assert_eq!(answer.status, 201, "{}", answer.text());
    let said = answer.json();
    let text = |name: &str| said[name].as_str().unwrap().to_owned();
    (text("client_id"), text("client_secret"))
}

fn encoded(text: &str) -> String {
    text.replace(':', "%3A").replace('/', "%2F").replace(' ', "%20")
}

fn question(client: &str, more: &str) -> String {
    let challenge = base64url(&Sha256::digest(VERIFIER));
    let scope = encoded(&format!(
        "{SCOPE}credential.readonly {SCOPE}profile.readonly offline_access"
    ));
    format!(
        "/oauth/authorize?response_type=code&client_id={client}&redirect_uri={}&scope={scope}&state=x%20y\
         &code_challenge={challenge}&code_challenge_method=S256{more}",
        encoded(BACK)
    )
}

/// What stands after a name in the address that the learner is sent to.
fn part(answer: &Answer, name: &str) -> String {
    let address = answer.location();
    assert!(address.starts_with(BACK), "{} {}", answer.status, answer.text());
    let found = address
        .split(['?', '&'])
        .find_map(|pair| pair.strip_prefix(&format!("{name}=")));
    found.unwrap_or_default().to_owned()
}

fn allowed(world: &World, client: &str) -> String {
    let code = claim_code(&[1; 16]);
    let fields = [("code", code.as_str()), ("answer", "yes")];
    let answer = world
        .visitor()
        .submit(&question(client, ""), "/oauth/authorize", &fields);
    assert_eq!(part(&answer, "state"), "x%20y");
    part(&answer, "code")
}

fn post(world: &World, path: &str, client: &(String, String), fields: &[(&str, &str)]) -> Answer {
    let secret = STANDARD.encode(format!("{}:{}", client.0, client.1));
    let mut wallet = world.visitor().with_header("Authorization", &format!("Basic {secret}"));
    let body: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    wallet.post(path, "application/x-www-form-urlencoded", body.join("&").as_bytes())
}

fn exchange(world: &World, client: &(String, String), code: &str, verifier: &str) -> Answer {
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", BACK),
        ("code_verifier", verifier),
    ];
    post(world, "/oauth/token", client, &fields)
}

fn bearer(world: &World, token: &str) -> Client {
    world.visitor().with_header("Authorization", &format!("Bearer {token}"))
}

fn token(said: &Value, name: &str) -> String {
    said[name].as_str().unwrap().to_owned()
}

#[test]
fn a_wallet_learns_where_to_go_and_fetches_the_badge_that_its_learner_allows() {
    let (world, clock) = with_a_badge();
    let said = world.visitor().get("/ims/ob/v3p0/discovery").json();
    let flow = &said["components"]["securitySchemes"]["OAuth2ACG"];
    assert_eq!(
        flow["x-imssf-registrationUrl"],
        "https://badges.example.org/oauth/register"
    );
    assert_eq!(
        flow["flows"]["authorizationCode"]["tokenUrl"],
        "https://badges.example.org/oauth/token"
    );
    assert!(!flow.to_string().contains("upsert"), "nothing is taken in");

    let client = registered(&world);
    let page = world.visitor().get(&question(&client.0, ""));
    assert!(
        page.text().contains("« Un portefeuille » demande ton badge"),
        "{}",
        page.text()
    );
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        policy.contains("form-action 'self' https://wallet.example.org;"),
        "{policy}"
    );

    let code = allowed(&world, &client.0);
    assert_eq!(
        exchange(&world, &client, &code, &"x".repeat(43)).json()["error"],
        "invalid_grant"
    );
    let given = exchange(&world, &client, &code, VERIFIER);
    assert_eq!(
        (given.status, given.header("cache-control")),
        (200, Some("no-store")),
        "{}",
        given.text()
    );
    let given = given.json();
    let access = token(&given, "access_token");
    let answer = bearer(&world, &access).get("/ims/ob/v3p0/credentials");
    assert_eq!(
        (answer.status, answer.header("x-total-count")),
        (200, Some("1")),
        "{}",
        answer.text()
    );
    let badge = world
        .visitor()
        .get(&format!("/r/{}/badge.json", claim_code(&[1; 16])))
        .json();
    assert_eq!(answer.json()["credential"], json!([badge]));
    let profile = bearer(&world, &access).get("/ims/ob/v3p0/profile").json();
    assert_eq!(profile["id"], badge["credentialSubject"]["id"]);
    assert!(!profile.to_string().contains("Lune"));

    for (query, count) in [
        ("?limit=1&offset=1", 0),
        ("?since=2026-11-22T11:00:00Z", 1),
        ("?since=2026-11-23T00:00:00Z", 0),
    ] {
        let shown = bearer(&world, &access)
            .get(&format!("/ims/ob/v3p0/credentials{query}"))
            .json();
        assert_eq!(shown["credential"].as_array().unwrap().len(), count, "{query}");
    }
    for query in [
        "?limit=0",
        "?offset=-1",
        "?since=demain",
        "?limit=99999999999999999999999",
    ] {
        let answer = bearer(&world, &access).get(&format!("/ims/ob/v3p0/credentials{query}"));
        assert_eq!(
            (answer.status, &answer.json()["imsx_codeMajor"]),
            (400, &json!("failure")),
            "{query}"
        );
    }

    // It comes again, each token once.
    clock.to(TODAY + 4_000);
    assert_eq!(bearer(&world, &access).get("/ims/ob/v3p0/credentials").status, 401);
    let refresh = token(&given, "refresh_token");
    let renew = |token: &str| {
        post(
            &world,
            "/oauth/token",
            &client,
            &[("grant_type", "refresh_token"), ("refresh_token", token)],
        )
    };
    let again = renew(&refresh);
    assert_eq!(again.status, 200, "{}", again.text());
    assert_eq!(renew(&refresh).status, 400, "used");
    let access = token(&again.json(), "access_token");
    assert_eq!(bearer(&world, &access).get("/ims/ob/v3p0/credentials").status, 200);

    // The learner cuts it off.
    let learner = format!("/r/{}", claim_code(&[1; 16]));
    assert!(world.visitor().get(&learner).text().contains("Un portefeuille"));
    assert_eq!(world.visitor().submit(&learner, "/wallets/", &[]).status, 303);
    assert_eq!(bearer(&world, &access).get("/ims/ob/v3p0/credentials").status, 401);
    assert_eq!(renew(&token(&again.json(), "refresh_token")).status, 400);
}

#[test]
fn a_code_that_two_have_opens_nothing_for_either() {
    let (world, _clock) = with_a_badge();
    let client = registered(&world);
    let code = allowed(&world, &client.0);
    let access = token(&exchange(&world, &client, &code, VERIFIER).json(), "access_token");
    assert_eq!(exchange(&world, &client, &code, VERIFIER).status, 400);
    assert_eq!(bearer(&world, &access).get("/ims/ob/v3p0/credentials").status, 401);
}

#[test]
fn codes_end_soon_and_serve_their_own_wallet_only() {
    let (world, clock) = with_a_badge();
    let (client, other) = (registered(&world), registered(&world));
    let code = allowed(&world, &client.0);
    assert_eq!(
        exchange(&world, &other, &code, VERIFIER).json()["error"],
        "invalid_grant"
    );
    let wrong = (client.0.clone(), "guess".to_owned());
    assert_eq!(exchange(&world, &wrong, &code, VERIFIER).status, 401);
    clock.to(TODAY + 301);
    assert_eq!(
        exchange(&world, &client, &code, VERIFIER).json()["error"],
        "invalid_grant"
    );
}

#[test]
fn nobody_is_sent_to_a_place_that_no_wallet_named() {
    let (world, _clock) = with_a_badge();
    let client = registered(&world);
    let elsewhere = question(&client.0, "").replace("wallet.example.org", "evil.example.org");
    for asked in [elsewhere, question("unknown", ""), question(&client.0, "&client_id=x")] {
        let answer = world.visitor().get(&asked);
        assert_eq!((answer.status, answer.location()), (400, ""), "{asked}");
    }
    for (from, to, error) in [
        ("response_type=code", "response_type=token", "unsupported_response_type"),
        ("method=S256", "method=plain", "invalid_request"),
        ("readonly", "upsert", "invalid_scope"),
    ] {
        let answer = world.visitor().get(&question(&client.0, "").replace(from, to));
        assert_eq!(part(&answer, "error"), error);
    }
    let denied = world
        .visitor()
        .submit(&question(&client.0, ""), "/oauth/authorize", &[("answer", "no")]);
    assert_eq!(part(&denied, "error"), "access_denied");
    let unknown = [("code", "7Q2K-7Q2K-7Q2K-7Q2K"), ("answer", "yes")];
    let again = world
        .visitor()
        .submit(&question(&client.0, ""), "/oauth/authorize", &unknown);
    assert!(
        again.status == 404 && again.text().contains("« Un portefeuille » demande ton badge"),
        "{}",
        again.status
    );
    for redirect in [
        "http://evil.example.org/",
        "javascript:alert(1)",
        "https://a.example.org/#x",
    ] {
        let answer = world.visitor().post_json(
            "/oauth/register",
            &json!({ "client_name": "x", "redirect_uris": [redirect] }),
        );
        assert_eq!(answer.json()["error"], "invalid_redirect_uri", "{redirect}");
    }
}

#[test]
fn what_is_not_allowed_is_refused_and_a_withdrawn_badge_is_not_given() {
    let (world, _clock) = with_a_badge();
    let client = registered(&world);
    let code = allowed(&world, &client.0);
    let access = token(&exchange(&world, &client, &code, VERIFIER).json(), "access_token");
    assert_eq!(bearer(&world, "x").get("/ims/ob/v3p0/credentials").status, 401);
    assert_eq!(
        bearer(&world, &access)
            .post_json("/ims/ob/v3p0/credentials", &json!({}))
            .status,
        405
    );
    world.sql("UPDATE wallet_grant SET scope = 'offline_access'");
    assert_eq!(bearer(&world, &access).get("/ims/ob/v3p0/credentials").status, 403);
    world.sql("UPDATE wallet_grant SET scope = 'https://purl.imsglobal.org/spec/ob/v3p0/scope/credential.readonly'");
    world.sql("UPDATE badge SET revoked = 1");
    let none = bearer(&world, &access).get("/ims/ob/v3p0/credentials").json();
    assert_eq!(none["credential"], json!([]));
    assert_eq!(
        post(&world, "/oauth/revoke", &client, &[("token", &access)]).status,
        200
    );
    assert_eq!(bearer(&world, &access).get("/ims/ob/v3p0/credentials").status, 401);
}

#[test]
fn without_a_public_address_there_is_nothing_for_wallets() {
    let world = World::new();
    for path in ["/ims/ob/v3p0/discovery", "/oauth/authorize?client_id=x"] {
        assert_eq!(world.visitor().get(path).status, 404, "{path}");
    }
    let wanted = json!({ "client_name": "x", "redirect_uris": [BACK] });
    assert_eq!(world.visitor().post_json("/oauth/register", &wanted).status, 404);
    let page = world.visitor().get("/privacy").text();
    assert!(
        page.contains("Ce que cette organisation garde") && page.contains("un an"),
        "{page}"
    );
}
