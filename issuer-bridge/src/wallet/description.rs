//! The service description document: where a wallet learns how to register, to ask and to fetch.

use serde_json::{Value, json};

use super::{OFFLINE, READ_CREDENTIALS, READ_PROFILE};

/// Of a bridge under this address.
pub(super) fn document(address: &str, organisation: &str) -> Value {
    let answer = |description: &str, schema: &str| {
        json!({
            "description": description,
            "content": { "application/json": { "schema": { "$ref": format!("#/components/schemas/{schema}") } } },
        })
    };
    let failed = answer("What could not be done, and why.", "Imsx_StatusInfo");
    let page = |name: &str, minimum: u8| json!({ "name": name, "in": "query", "schema": { "type": "integer", "minimum": minimum } });
    json!({
        "openapi": "3.0.1",
        "info": {
            "title": organisation,
            "description": "Open Badges 3.0 of this organisation, for its learners and their wallets: to be read.",
            "version": "3.0",
            "termsOfService": format!("{address}/privacy"),
            "x-imssf-privacyPolicyUrl": format!("{address}/privacy"),
            "x-imssf-image": format!("{address}/assets/spark.svg"),
        },
        "servers": [{ "url": format!("{address}/ims/ob/v3p0") }],
        "paths": {
            "/discovery": { "get": {
                "operationId": "getServiceDescription",
                "summary": "This document.",
                "responses": { "200": { "description": "The document.", "content": { "application/json": {} } }, "default": failed },
            } },
            "/credentials": { "get": {
                "operationId": "getCredentials",
                "summary": "The badges of the learner who allowed it.",
                "security": [{ "OAuth2ACG": [READ_CREDENTIALS] }],
                "parameters": [
                    page("limit", 1),
                    page("offset", 0),
                    { "name": "since", "in": "query", "schema": { "type": "string", "format": "date-time" } },
                ],
                "responses": { "200": answer("The badges.", "GetOpenBadgeCredentialsResponse"), "default": failed },
            } },
            "/profile": { "get": {
                "operationId": "getProfile",
                "summary": "The identifier of the learner in their badges, and nothing else.",
                "security": [{ "OAuth2ACG": [READ_PROFILE] }],
                "responses": { "200": answer("The profile.", "Profile"), "default": failed },
            } },
        },
        "components": {
            "securitySchemes": { "OAuth2ACG": {
                "type": "oauth2",
                "description": "OAuth 2.0 authorization code grant with PKCE (S256).",
                "x-imssf-name": organisation,
                "x-imssf-privacyPolicyUrl": format!("{address}/privacy"),
                "x-imssf-registrationUrl": format!("{address}/oauth/register"),
                "x-imssf-termsOfServiceUrl": format!("{address}/privacy"),
                "flows": { "authorizationCode": {
                    "authorizationUrl": format!("{address}/oauth/authorize"),
                    "tokenUrl": format!("{address}/oauth/token"),
                    "refreshUrl": format!("{address}/oauth/token"),
                    "scopes": {
                        READ_CREDENTIALS: "Read the learner's badges.",
                        READ_PROFILE: "Read the learner's identifier in their badges.",
                        OFFLINE: "Come again for ninety days without asking.",
                    },
                } },
            } },
            "schemas": {
                "GetOpenBadgeCredentialsResponse": {
                    "type": "object",
                    "properties": {
                        "credential": { "type": "array", "items": { "type": "object" } },
                        "compactJwsString": { "type": "array", "items": { "type": "string" } },
                    },
                },
                "Profile": {
                    "type": "object",
                    "required": ["id", "type"],
                    "properties": { "id": { "type": "string" }, "type": { "type": "array", "items": { "type": "string" } } },
                },
                "Imsx_StatusInfo": {
                    "type": "object",
                    "required": ["imsx_codeMajor", "imsx_severity"],
                    "properties": {
                        "imsx_codeMajor": { "type": "string", "enum": ["failure"] },
                        "imsx_severity": { "type": "string", "enum": ["error"] },
                        "imsx_description": { "type": "string" },
                    },
                },
            },
        },
    })
}
