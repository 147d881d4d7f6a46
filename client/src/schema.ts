// Made from openapi.json by scripts/openapi.ts.
export interface paths {
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List models in routing order */
        get: {
            parameters: {
                query?: {
                    modality?: "text" | "image" | "video" | "audio";
                    task?: string;
                    type?: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
                    family?: string;
                    base_model?: string;
                    provider?: string;
                    installed?: "true" | "false";
                    active?: "true" | "false";
                    /** @description Words that the id, name, key, description or a tag contain */
                    q?: string;
                    /** @description At most this many; the whole list without it */
                    limit?: number;
                    /** @description `next_cursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The models that the caller may see */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ModelList"];
                    };
                };
                /** @description The caller already has this */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a model */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ModelCreate"];
                };
            };
            responses: {
                /** @description The model as it was added */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The model that this installation works with */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The chosen one, else the first local model in routing order */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurrentModel"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Choose the current model */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        model: string;
                    };
                };
            };
            responses: {
                /** @description The choice, and whether a runtime must load it */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurrentModel"] & {
                            reload: {
                                required: boolean;
                                reason: string;
                            };
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/priorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give several models a priority at once: one change, which one undo takes back */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ModelPriorities"];
                };
            };
            responses: {
                /** @description Done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Of the change, or the present one where nothing differs */
                            revision: number;
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one model */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Id, or percent-encoded model_key that one provider alone has */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The model; its ETag is its version */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
                /** @description The caller already has this */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a model: fields that are not named stay, an object that is named is replaced whole */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    /** @description Id, or percent-encoded model_key that one provider alone has */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ModelPatch"];
                };
            };
            responses: {
                /** @description The model as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a model */
        delete: {
            parameters: {
                query?: {
                    /** @description What becomes of the files of an installed model */
                    files?: "keep" | "remove";
                };
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    /** @description Id, or percent-encoded model_key that one provider alone has */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Deleted */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a model by JSON Merge Patch: nested objects merge, null clears */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    /** @description Id, or percent-encoded model_key that one provider alone has */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ModelPatch"];
                };
            };
            responses: {
                /** @description The model as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List providers */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many; the whole list without it */
                    limit?: number;
                    /** @description `next_cursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All providers, by name */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProviderList"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a provider. A key is never accepted: name the variable that holds it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProviderCreate"];
                };
            };
            responses: {
                /** @description The provider as it was added */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Provider"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one provider */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The provider; its ETag is its version */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Provider"];
                    };
                };
                /** @description The caller already has this */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a provider: fields that are not named stay */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProviderPatch"];
                };
            };
            responses: {
                /** @description The provider as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Provider"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a provider that has no models */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Deleted */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a provider by JSON Merge Patch */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProviderPatch"];
                };
            };
            responses: {
                /** @description The provider as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Provider"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Only rows of this kind: model, provider, configuration, setting */
                    entity?: string;
                    /** @description Only this row */
                    entity_id?: string;
                    /** @description At most this many; the whole list without it */
                    limit?: number;
                    /** @description `next_cursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Change sets */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeList"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one change set with every row before and after */
        get: {
            parameters: {
                query?: {
                    /** @description Only rows of this kind: model, provider, configuration, setting */
                    entity?: string;
                    /** @description Only this row */
                    entity_id?: string;
                };
                header?: never;
                path: {
                    /** @description The revision */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The change set */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeDetail"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put every row of a change set back; refused where one has changed since */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The revision */
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The change set that undid it */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChangeSet"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/populate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add the built-in models; those that exist are skipped, or brought up to date where no person changed them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What became of each */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PopulateReport"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers/{id}/discover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a provider what it offers now; a dry run unless `dry_run=false`
         * @description Shows what would be new, changed and gone in the catalog. Added by the same merge as an import: what a person changed is kept. OpenAI-compatible servers and Anthropic tell all that they offer, Replicate its collections.
         */
        post: {
            parameters: {
                query?: {
                    dry_run?: "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The difference, or what was written */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DiscoveryReport"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The upstream failed; `code` says how */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/catalog/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a foreign catalog or presets in; a dry run unless `dry_run=false`
         * @description The body is the file itself, or `url` says where it lies; up to 64 MiB. With `Accept: application/x-ndjson` the answer is lines: `{"progress":{"stage","done","total"}}` as it goes, then `{"report":...}` or `{"problem":...}`.
         */
        post: {
            parameters: {
                query: {
                    source: "litellm" | "models.dev" | "openrouter" | "presets";
                    dry_run?: "true" | "false";
                    /** @description Where the server fetches the file itself, instead of a body: https and globally routable. What a dry run fetched is written by an apply within ten minutes */
                    url?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description The difference, or what was written */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportReport"] | components["schemas"]["PresetReport"];
                        "application/x-ndjson": string;
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which model, with which parameters, within which limits, at what cost */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ResolveRequest"];
                };
            };
            responses: {
                /** @description The resolution */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Resolution"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List jobs, newest first: one’s own, and for an admin all */
        get: {
            parameters: {
                query?: {
                    status?: "queued" | "running" | "completed" | "failed" | "cancelled";
                    /** @description Id of the model that was used */
                    model?: string;
                    /** @description At most this many; 1000 without it */
                    limit?: number;
                    /** @description `next_cursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page of jobs */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["JobList"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Resolve a request, and let its provider do it
         * @description Refused at once where a limit is exceeded or no model can be called; nothing is queued then.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key within 24 hours is answered with the same job */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JobCreate"];
                };
            };
            responses: {
                /** @description The job, queued; or the one that this Idempotency-Key was given for */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one job */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The job as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow one job by server-sent events; each is the job, the last its final state */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Events named `job` */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["Job"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a job, also at its provider where that can be told */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The job, cancelled */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how good the result of a completed job is; a later rating stands for an earlier one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["JobRating"];
                };
            };
            responses: {
                /** @description The job with its rating */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/files/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file that a job made, whole or a range of it
         * @description Its Content-Type is the one that the job tells. Files are kept for ROSTER_OUTPUT_DAYS.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                /** @description The range that was asked for */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                /** @description The caller already has this */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The file ends before the range begins */
                416: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was used: one’s own, and for an admin by all */
        get: {
            parameters: {
                query?: {
                    /** @description The first day, in UTC */
                    from?: string;
                    /** @description The last day, in UTC */
                    to?: string;
                    group_by?: "model" | "provider" | "day";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Most jobs first; days in order */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UsageReport"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/configurations/base/{base_model_type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The configurations of a base model */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    base_model_type: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its configurations, the default first, then by name */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConfigurationList"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a configuration of a base model */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    base_model_type: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigurationCreate"];
                };
            };
            responses: {
                /** @description The configuration as it was added */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Configuration"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/configurations/base/{base_model_type}/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The default of a base model */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    base_model_type: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The default and whose it is */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DefaultConfiguration"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/configurations/{config_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one configuration */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    config_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The configuration */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Configuration"];
                    };
                };
                /** @description The caller already has this */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a configuration: fields that are not named stay, an object that is named is replaced whole */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    config_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigurationPatch"];
                };
            };
            responses: {
                /** @description The configuration as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Configuration"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a configuration */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    config_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Deleted */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a configuration by JSON Merge Patch */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    config_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigurationPatch"];
                };
            };
            responses: {
                /** @description The configuration as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Configuration"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/models/{model_id}/configurations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The configurations of a model */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    model_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its configurations, the default first, then by name */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConfigurationList"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a configuration of a model */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    model_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConfigurationCreate"];
                };
            };
            responses: {
                /** @description The configuration as it was added */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Configuration"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{model_id}/configurations/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The default of a model, else of the model's base model */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    model_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The default and whose it is */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DefaultConfiguration"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/base-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The base models that configurations and adapters hang on */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description All that are known */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            base_models: {
                                id: string;
                                label: string;
                                family: string;
                                parent: string | null;
                            }[];
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/adapters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List adapters */
        get: {
            parameters: {
                query?: {
                    /** @description Says of each adapter whether it fits this model; those that fit come first */
                    model?: string;
                    installed?: "true" | "false";
                    /** @description At most this many; the whole list without it */
                    limit?: number;
                    /** @description `next_cursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The adapters */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            adapters: components["schemas"]["Adapter"][];
                            next_cursor: string | null;
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add an adapter */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AdapterCreate"];
                };
            };
            responses: {
                /** @description The adapter as it was added */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Adapter"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/adapters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one adapter */
        get: {
            parameters: {
                query?: {
                    /** @description Says of each adapter whether it fits this model; those that fit come first */
                    model?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The adapter */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Adapter"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change an adapter; fields that are not named stay */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AdapterPatch"];
                };
            };
            responses: {
                /** @description The adapter as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Adapter"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete an adapter */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Deleted */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change an adapter; fields that are not named stay */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag that was read; 412 when the row has moved on */
                    "if-match"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AdapterPatch"];
                };
            };
            responses: {
                /** @description The adapter as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Adapter"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/downloads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List downloads, oldest first */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many; the whole list without it */
                    limit?: number;
                    /** @description `next_cursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Those on their way and those that ended in the last 7 days */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DownloadList"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Bring a model's files here
         * @description With `?plan=1` nothing is started: the answer is what would be brought.
         */
        post: {
            parameters: {
                query?: {
                    plan?: "0" | "1" | "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DownloadCreate"];
                };
            };
            responses: {
                /** @description The model is on its way already, and a token that was given wakes it; or the plan that was asked for */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Download"] | components["schemas"]["DownloadPlan"];
                    };
                };
                /** @description The download that was started */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Download"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The upstream failed; `code` says how */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no room on the disk, or it cannot be written */
                507: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one download */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The download as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Download"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow one download by server-sent events; each is the download, the last its final state */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Events named `download` */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["Download"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a download and keep what has arrived */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The download, paused */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Download"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a download that is paused, or waits for a token, go on where it stood */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DownloadResume"];
                };
            };
            responses: {
                /** @description The download, in the queue again */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Download"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed download again; what had arrived is not fetched again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["DownloadRetry"];
                };
            };
            responses: {
                /** @description The download, in the queue again */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Download"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a download that waits another place in the queue */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DownloadMove"];
                };
            };
            responses: {
                /** @description The download */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Download"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/downloads/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a download and delete what had arrived of it; it stays readable for 7 days */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The download, cancelled */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Download"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List uploads that can go on and those that have ended lately, oldest first */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many; the whole list without it */
                    limit?: number;
                    /** @description `next_cursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Uploads */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadList"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Begin an upload that can go on after an interruption
         * @description By the protocol tus 1.0 for uploads that can be resumed, as its clients speak it. Upload-Metadata takes `filename` (required), `id`, `name`, `type`, `family`, `base_model`, `description` and `sha256`. The body may hold the first bytes.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description 1.0.0 */
                    "tus-resumable"?: string;
                    /** @description Bytes in all */
                    "upload-length"?: string;
                    /** @description Pairs of a key and a value in Base64, separated by commas */
                    "upload-metadata"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Location says where the bytes go, Upload-Expires until when */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It was there, and has ended */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The bytes are not those of their checksum (a status of tus) */
                460: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no room on the disk, or it cannot be written */
                507: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        /** What of tus is spoken here */
        options: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Tus-Version, Tus-Extension and Tus-Checksum-Algorithm say it */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one upload; HEAD answers as tus says
         * @description Once it is a model, `Upload-Complete: ?1` and `x-roster-model` say so.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Of the upload */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The upload */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Upload"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It was there, and has ended */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** End an upload and remove what has arrived; a model that it became stays */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description Of the upload */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Send bytes from an offset on; with the last of them the file becomes an installed model
         * @description By the protocol tus 1.0 for uploads that can be resumed, as its clients speak it.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description 1.0.0 */
                    "tus-resumable"?: string;
                    /** @description Where these bytes begin */
                    "upload-offset"?: string;
                    /** @description `sha256` or `sha1`, a space and the Base64 of the hash of these bytes */
                    "upload-checksum"?: string;
                };
                path: {
                    /** @description Of the upload */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/offset+octet-stream": string;
                };
            };
            responses: {
                /** @description Upload-Offset says how far it is; with the last bytes x-roster-model names the model */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It was there, and has ended */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The content-type is none that is taken here */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The bytes are not those of their checksum (a status of tus) */
                460: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no room on the disk, or it cannot be written */
                507: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/exports/ai-toolkit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A training configuration for AI Toolkit */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AiToolkitExport"];
                };
            };
            responses: {
                /** @description The file, and what it needs that is not here */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExportedFile"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exports/comfyui": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** extra_model_paths.yaml, by which ComfyUI finds the models of this library where they lie */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ComfyUiExport"];
                };
            };
            responses: {
                /** @description The file, and what ComfyUI cannot read */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ExportedFile"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/library/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the scan is, or how the last one went */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The running or last scan of this server */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Scan"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Look through folders for models: headers are read, nothing is hashed, moved or changed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ScanRequest"];
                };
            };
            responses: {
                /** @description The scan, which goes on in the background */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Scan"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/library/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the verification is, or how the last one went */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The running or last verification of this server */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verification"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Hash the files of installed models again, in the background and one after another */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VerifyRequest"];
                };
            };
            responses: {
                /** @description How far it is; it goes on in the background */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verification"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/library/verify/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop reading until it is resumed, also over a restart */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How far it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verification"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/library/verify/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on where it was paused */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How far it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verification"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/library/verify/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop; what has been verified stays so */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How far it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verification"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/library/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hash the files of one installed model again, before any that wait */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How far it is; it goes on in the background */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verification"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/library/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the last update check found */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The running or last check of this server */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UpdateCheck"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Ask where installed models came from whether there is something newer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The check, which goes on in the background */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UpdateCheck"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/library/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask CivitAI which models the installed files are, by their hashes in one request */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MatchRequest"];
                };
            };
            responses: {
                /** @description What CivitAI knows */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MatchReport"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The upstream failed; `code` says how */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/library": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List installed models by id, with the room that they take */
        get: {
            parameters: {
                query?: {
                    type?: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
                    family?: string;
                    base_model?: string;
                    status?: "ok" | "unverified" | "missing" | "corrupt" | "quarantined";
                    /** @description Only what was adopted in place, or only what was not */
                    adopted?: "true" | "false";
                    /** @description Words that the id, name, path or base model contain */
                    q?: string;
                    /** @description At most this many; the whole list without it */
                    limit?: number;
                    /** @description `next_cursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Installed models */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LibraryList"];
                    };
                };
                /** @description The caller already has this */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/library/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one installed model */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The installed model */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InstalledModel"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove an installed model and its files */
        delete: {
            parameters: {
                query?: {
                    /** @description Say what would be removed, and remove nothing */
                    dry_run?: "0" | "1" | "true" | "false";
                    /** @description Although an installed model needs it */
                    force?: "0" | "1" | "true" | "false";
                    /** @description `remove` unless it was adopted in place; then only `files=remove` touches files */
                    files?: "keep" | "remove";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description With `dry_run`: what would be removed */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LibraryRemoval"];
                    };
                };
                /** @description Removed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename an installed model or correct what it is; no scan changes that again */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LibraryPatch"];
                };
            };
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InstalledModel"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/library/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release a quarantined model although it is dangerous to load */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description As it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InstalledModel"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * GPUs and their VRAM, CPU, memory, disks, folders, versions
         * @description GPUs are looked for once, when the server starts; all else is as it is now.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The machine that this server runs on */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["System"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/system/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong with this server, and what to do about it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What was found */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Diagnosis"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the caller is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The caller */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Sign a browser in by the code of a link or by any bearer token, with which the session ends; sets a cookie */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    } | {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description The caller is signed in */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Sign this browser out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Signed out */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a link that signs one browser in, once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The path of the link on this server */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            path: string;
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API keys, by name */
        get: {
            parameters: {
                query?: {
                    /** @description At most this many; the whole list without it */
                    limit?: number;
                    /** @description `next_cursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Keys, without their secrets */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["KeyList"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make an API key; its secret is shown this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["KeyCreate"];
                };
            };
            responses: {
                /** @description The key with its secret */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewKey"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key on every server, and sign out who signed in by it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Revoked */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Change sets, downloads, one’s own jobs and the library as server-sent events; `Last-Event-ID` is the revision to go on from */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Events named `change`; `download` and `job` with one that has come further; `library` with the installed models to read again */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["ChangeEvent"] | components["schemas"]["Download"] | components["schemas"]["Job"] | components["schemas"]["LibraryEvent"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process is alive */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It is */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the database answers, and how far this server is behind it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ready */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ready";
                            /** @description What this server answers from */
                            revision: number;
                            /** @description Change sets that it has not seen yet */
                            lag: number;
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The models that can be used, by endpoint: those with a key here and an active model. Always public
         * @description With `view=catalog` the models that can be downloaded, with their install status (model manager).
         */
        get: {
            parameters: {
                query?: {
                    view?: string;
                    type?: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
                    family?: string;
                    /** @description Words that the name, id, description or a tag contain */
                    search?: string;
                    installed?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Model ids by endpoint */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: string[];
                        } | components["schemas"]["CatalogEntries"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a model that can be downloaded from a repository, a page or an address of its own */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CustomModel"];
                };
            };
            responses: {
                /** @description The model as it was added */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CatalogEntry"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a model's files here */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DownloadWish"];
                };
            };
            responses: {
                /** @description The job; the same for a model that is on its way already */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            jobId: string;
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/download/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a download is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    jobId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The job as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DownloadJob"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Cancel a download and delete what had arrived; the job stays readable for 7 days */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    jobId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Cancelled */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/endpoints/token-config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Context windows and prices for a million tokens, by endpoint and model */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What is known of each */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: {
                                [key: string]: {
                                    [key: string]: number;
                                };
                            };
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/models/populate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add the default chat models; those that exist are skipped */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What became of each */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            message: "Model population completed";
                            summary: {
                                created: number;
                                skipped: number;
                                total: number;
                            };
                            results: ({
                                modelId: string;
                                /** @enum {string} */
                                status: "created";
                                id: number;
                            } | {
                                modelId: string;
                                /** @enum {string} */
                                status: "skipped";
                                reason: string;
                            })[];
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All chat models, active or not */
        get: {
            parameters: {
                query?: {
                    endpointType?: string;
                    isActive?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description By number */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            models: components["schemas"]["AdminModel"][];
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add a chat model */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AdminModelCreate"];
                };
            };
            responses: {
                /** @description The model as it was added */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminModel"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One chat model */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The model */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminModel"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Change a chat model: fields that are not named stay */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AdminModelPatch"];
                };
            };
            responses: {
                /** @description The model as it is now */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminModel"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description `If-Match` names another version than the present one, or a protocol another version than is spoken here */
                412: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Delete a chat model */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Deleted */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Active models that can be called from here */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description In routing order */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            object: "list";
                            data: components["schemas"]["OpenAiModel"][];
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One model, by id or model_key */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The model */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenAiModel"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/functions/v1/queue-job": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a model and queue a job for it */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["QueueJob"];
                };
            };
            responses: {
                /** @description The job */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QueuedJob"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description The upstream failed; `code` says how */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/functions/v1/replicate-image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a picture on Replicate */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReplicateImage"];
                };
            };
            responses: {
                /** @description The picture, or the job that makes it */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MadeImage"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description The upstream failed; `code` says how */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["FunctionProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chat/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A chat, whole or as it is written */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChatCompletionRequest"];
                };
            };
            responses: {
                /** @description The completion; with `stream`, its pieces as server-sent events */
                200: {
                    headers: {
                        /** @description The id of the model that was chosen */
                        "x-roster-model": string;
                        "x-roster-provider": string;
                        /** @description USD; `unknown`, or `pending` where the answer is a stream, whose end tells it */
                        "x-roster-cost": string;
                        /** @description What Roster itself took */
                        "x-roster-overhead-ms": string;
                        /** @description The job that the call is counted as */
                        "x-roster-job": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            object?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The upstream failed; `code` says how */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/images/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Images */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ImageGenerationRequest"];
                };
            };
            responses: {
                /** @description The images */
                200: {
                    headers: {
                        /** @description The id of the model that was chosen */
                        "x-roster-model": string;
                        "x-roster-provider": string;
                        /** @description USD; `unknown`, or `pending` where the answer is a stream, whose end tells it */
                        "x-roster-cost": string;
                        /** @description What Roster itself took */
                        "x-roster-overhead-ms": string;
                        /** @description The job that the call is counted as */
                        "x-roster-job": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            object?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The upstream failed; `code` says how */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/embeddings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Embeddings */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EmbeddingRequest"];
                };
            };
            responses: {
                /** @description The embeddings, in the order of their inputs */
                200: {
                    headers: {
                        /** @description The id of the model that was chosen */
                        "x-roster-model": string;
                        "x-roster-provider": string;
                        /** @description USD; `unknown`, or `pending` where the answer is a stream, whose end tells it */
                        "x-roster-cost": string;
                        /** @description What Roster itself took */
                        "x-roster-overhead-ms": string;
                        /** @description The job that the call is counted as */
                        "x-roster-job": string;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            object?: string;
                        } & {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The upstream failed; `code` says how */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["OpenAiProblem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/installed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List installed models */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Installed models by id */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            models: components["schemas"]["ModelManagerInstalledModel"][];
                            /** @description Bytes */
                            totalDiskUsage: number;
                        };
                    };
                };
                /** @description The caller already has this */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove an installed model */
        delete: {
            parameters: {
                query: {
                    id: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Removed */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/models/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a model file
         * @description What may break off and go on later is uploaded at /api/v1/uploads.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** @description Of the model; made from the name where it is not given */
                        id?: string;
                        /** @description Of the model; made from the name of the file where it is not given */
                        name?: string;
                        type?: string;
                        family?: string;
                        baseModel?: string;
                        description?: string;
                        /** @description The file is refused where it has another */
                        sha256?: string;
                        /**
                         * Format: binary
                         * @description After the fields, because it is read as it comes
                         */
                        file: string;
                    };
                };
            };
            responses: {
                /** @description The installed model */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ModelManagerInstalledModel"];
                    };
                };
                /** @description The request is wrong; `errors` names each bad field */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description No credentials, or none that are valid */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The role is not enough */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It conflicts with what is there */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many wrong credentials came from there; `Retry-After` says when to try again */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The server cannot answer this now */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        OpenAiProblem: components["schemas"]["Problem"] & {
            error?: {
                message: string;
                type: string;
                param: string | null;
                code: string;
            };
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description What happened and what would be right */
            detail: string;
            code: string;
            errors?: {
                /** @description RFC 6901, into the body or the query */
                pointer: string;
                detail: string;
            }[];
        };
        FunctionProblem: components["schemas"]["Problem"] & {
            /** @enum {boolean} */
            success?: false;
        };
        ModelList: {
            models: components["schemas"]["Model"][];
            current_model: string | null;
            next_cursor: string | null;
            revision: number;
        };
        Model: {
            id: string;
            /** @description Ascending; the id of the admin API under /api/admin/models */
            number: number;
            /**
             * Format: uuid
             * @description The id of the row in the table api_models
             */
            uuid: string;
            /** @description Id of the provider that runs it */
            provider: string;
            /** @description The provider's own name for it */
            model_key: string;
            hf_model_id: string | null;
            version: string | null;
            display_name: string;
            description: string | null;
            tags: string[];
            /** @enum {string} */
            modality: "text" | "image" | "video" | "audio";
            task: string;
            /** @enum {string} */
            type: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
            family: string | null;
            base_model: string | null;
            capabilities: components["schemas"]["Capabilities"];
            input_defaults: {
                [key: string]: unknown;
            };
            pricing: components["schemas"]["Pricing"];
            endpoint_path: string | null;
            output_format: string | null;
            /** Format: date-time */
            knowledge_cutoff: string | null;
            is_active: boolean;
            is_default: boolean;
            priority: number;
            source: components["schemas"]["Source"] | null;
            size_bytes: number | null;
            gated: boolean;
            companions: {
                model_id: string;
                reason: string;
            }[];
            /** Format: date */
            deprecation_date: string | null;
            max_duration_seconds: number | null;
            recommended_duration_seconds: number | null;
            tokens_per_second: number | null;
            vram_requirement_gb: number | null;
            sample_rate: number | null;
            /** @description Whether the weights are in the library of this server */
            installed: boolean;
            /** @description Whether the provider has what it needs to be called from this server */
            configured: boolean;
            origin: string;
            /** Format: uuid */
            created_by: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        Capabilities: {
            max_duration_seconds?: number | null;
            recommended_duration_seconds?: number | null;
            tokens_per_second?: number | null;
            vram_requirement_gb?: number | null;
            sample_rate?: number | null;
            context_window?: number | null;
            max_input?: number | null;
            max_output?: number | null;
            thinking?: boolean | null;
            max_resolution?: string | null;
            resolution_multiple?: number | null;
            max_pixels?: number | null;
            max_batch_size?: number | null;
            max_steps?: number | null;
            samplers?: string[] | null;
            schedulers?: string[] | null;
            supports_negative_prompts?: boolean | null;
            supports_image_to_image?: boolean | null;
            supports_inpainting?: boolean | null;
            supports_vision?: boolean | null;
            supports_tools?: boolean | null;
            input_modalities?: string[] | null;
        } & {
            [key: string]: unknown;
        };
        Pricing: {
            /** @description USD where absent */
            currency?: string | null;
            /** @description The rate that a use is charged by, such as "per_image" */
            billing_unit?: string | null;
            /** @description USD for a million tokens: text that goes in */
            input_per_mtok?: number | null;
            /** @description USD for a million tokens: text that comes out */
            output_per_mtok?: number | null;
            /** @description USD for a million tokens: reasoning; the output rate where unknown */
            reasoning_per_mtok?: number | null;
            /** @description USD for a million tokens: input read from the cache */
            cache_read_per_mtok?: number | null;
            /** @description USD for a million tokens: input written to the cache for minutes */
            cache_write_per_mtok?: number | null;
            /** @description USD for a million tokens: input written to the cache for an hour */
            cache_write_1h_per_mtok?: number | null;
            /** @description USD for a million tokens: audio that goes in */
            audio_input_per_mtok?: number | null;
            /** @description USD for a million tokens: audio that comes out; the output rate where unknown */
            audio_output_per_mtok?: number | null;
            /** @description USD for a million tokens: audio read from the cache */
            audio_cache_read_per_mtok?: number | null;
            /** @description USD for a million tokens: audio written to the cache */
            audio_cache_write_per_mtok?: number | null;
            /** @description USD for a million tokens: images that go in; the input rate where unknown */
            image_input_per_mtok?: number | null;
            /** @description USD for a million tokens: images that come out; the output rate where unknown */
            image_output_per_mtok?: number | null;
            /** @description USD for a million tokens: video that goes in; the input rate where unknown */
            video_input_per_mtok?: number | null;
            /** @description USD for a million tokens: video that comes out; the output rate where unknown */
            video_output_per_mtok?: number | null;
            /** @description USD for one: an image made */
            per_image?: number | null;
            /** @description USD for one: a pixel made, where no image has a price */
            per_pixel?: number | null;
            /** @description USD for one: a second of the media made, or of computing */
            per_second?: number | null;
            /** @description USD for one: an image that goes in */
            per_input_image?: number | null;
            /** @description USD for one: a second of audio that goes in */
            per_input_audio_second?: number | null;
            /** @description USD for one: a second of video that goes in */
            per_input_video_second?: number | null;
            /** @description USD for one: a character that goes in */
            per_character?: number | null;
            /** @description USD for one: a character that comes out */
            per_output_character?: number | null;
            /** @description USD for one: a page read */
            per_page?: number | null;
            /** @description USD for one: a search of the web by the model */
            per_web_search?: number | null;
            /** @description USD for one: a call, beside what it uses */
            per_request?: number | null;
            /** @description Taken off the token rates that `service_tiers.batch` does not name; 0.5 where absent */
            batch_discount?: number | null;
            tiers?: components["schemas"]["PriceTier"][] | null;
            service_tiers?: ({
                batch?: components["schemas"]["ServiceTier"];
                flex?: components["schemas"]["ServiceTier"];
                priority?: components["schemas"]["ServiceTier"];
            } & {
                [key: string]: components["schemas"]["ServiceTier"] | undefined;
            }) | null;
            off_peak?: components["schemas"]["OffPeak"];
            /** @description Of the cost of tokens, by region; "*" for every region but "global" */
            regional_multipliers?: {
                [key: string]: number;
            } | null;
        } & {
            [key: string]: unknown;
        };
        PriceTier: {
            above_input_tokens: number;
            /** @description Whether a prompt of just that length counts */
            inclusive?: boolean | null;
            /** @description USD for a million tokens: text that goes in */
            input_per_mtok?: number | null;
            /** @description USD for a million tokens: text that comes out */
            output_per_mtok?: number | null;
            /** @description USD for a million tokens: reasoning; the output rate where unknown */
            reasoning_per_mtok?: number | null;
            /** @description USD for a million tokens: input read from the cache */
            cache_read_per_mtok?: number | null;
            /** @description USD for a million tokens: input written to the cache for minutes */
            cache_write_per_mtok?: number | null;
            /** @description USD for a million tokens: input written to the cache for an hour */
            cache_write_1h_per_mtok?: number | null;
            /** @description USD for a million tokens: audio that goes in */
            audio_input_per_mtok?: number | null;
            /** @description USD for a million tokens: audio that comes out; the output rate where unknown */
            audio_output_per_mtok?: number | null;
            /** @description USD for a million tokens: audio read from the cache */
            audio_cache_read_per_mtok?: number | null;
            /** @description USD for a million tokens: audio written to the cache */
            audio_cache_write_per_mtok?: number | null;
            /** @description USD for a million tokens: images that go in; the input rate where unknown */
            image_input_per_mtok?: number | null;
            /** @description USD for a million tokens: images that come out; the output rate where unknown */
            image_output_per_mtok?: number | null;
            /** @description USD for a million tokens: video that goes in; the input rate where unknown */
            video_input_per_mtok?: number | null;
            /** @description USD for a million tokens: video that comes out; the output rate where unknown */
            video_output_per_mtok?: number | null;
            /** @description USD for one: an image made */
            per_image?: number | null;
            /** @description USD for one: a pixel made, where no image has a price */
            per_pixel?: number | null;
            /** @description USD for one: a second of the media made, or of computing */
            per_second?: number | null;
            /** @description USD for one: an image that goes in */
            per_input_image?: number | null;
            /** @description USD for one: a second of audio that goes in */
            per_input_audio_second?: number | null;
            /** @description USD for one: a second of video that goes in */
            per_input_video_second?: number | null;
            /** @description USD for one: a character that goes in */
            per_character?: number | null;
            /** @description USD for one: a character that comes out */
            per_output_character?: number | null;
            /** @description USD for one: a page read */
            per_page?: number | null;
            /** @description USD for one: a search of the web by the model */
            per_web_search?: number | null;
            /** @description USD for one: a call, beside what it uses */
            per_request?: number | null;
        } & {
            [key: string]: unknown;
        };
        ServiceTier: ({
            /** @description USD for a million tokens: text that goes in */
            input_per_mtok?: number | null;
            /** @description USD for a million tokens: text that comes out */
            output_per_mtok?: number | null;
            /** @description USD for a million tokens: reasoning; the output rate where unknown */
            reasoning_per_mtok?: number | null;
            /** @description USD for a million tokens: input read from the cache */
            cache_read_per_mtok?: number | null;
            /** @description USD for a million tokens: input written to the cache for minutes */
            cache_write_per_mtok?: number | null;
            /** @description USD for a million tokens: input written to the cache for an hour */
            cache_write_1h_per_mtok?: number | null;
            /** @description USD for a million tokens: audio that goes in */
            audio_input_per_mtok?: number | null;
            /** @description USD for a million tokens: audio that comes out; the output rate where unknown */
            audio_output_per_mtok?: number | null;
            /** @description USD for a million tokens: audio read from the cache */
            audio_cache_read_per_mtok?: number | null;
            /** @description USD for a million tokens: audio written to the cache */
            audio_cache_write_per_mtok?: number | null;
            /** @description USD for a million tokens: images that go in; the input rate where unknown */
            image_input_per_mtok?: number | null;
            /** @description USD for a million tokens: images that come out; the output rate where unknown */
            image_output_per_mtok?: number | null;
            /** @description USD for a million tokens: video that goes in; the input rate where unknown */
            video_input_per_mtok?: number | null;
            /** @description USD for a million tokens: video that comes out; the output rate where unknown */
            video_output_per_mtok?: number | null;
            /** @description USD for one: an image made */
            per_image?: number | null;
            /** @description USD for one: a pixel made, where no image has a price */
            per_pixel?: number | null;
            /** @description USD for one: a second of the media made, or of computing */
            per_second?: number | null;
            /** @description USD for one: an image that goes in */
            per_input_image?: number | null;
            /** @description USD for one: a second of audio that goes in */
            per_input_audio_second?: number | null;
            /** @description USD for one: a second of video that goes in */
            per_input_video_second?: number | null;
            /** @description USD for one: a character that goes in */
            per_character?: number | null;
            /** @description USD for one: a character that comes out */
            per_output_character?: number | null;
            /** @description USD for one: a page read */
            per_page?: number | null;
            /** @description USD for one: a search of the web by the model */
            per_web_search?: number | null;
            /** @description USD for one: a call, beside what it uses */
            per_request?: number | null;
            tiers?: components["schemas"]["PriceTier"][] | null;
        } & {
            [key: string]: unknown;
        }) | null;
        OffPeak: ({
            /** @description Open every day */
            hours_utc?: string | string[] | null;
            windows?: ({
                hours_utc: string | string[];
                weekdays?: ("sun" | "mon" | "tue" | "wed" | "thu" | "fri" | "sat")[] | null;
            } & {
                [key: string]: unknown;
            })[] | null;
            /** @description Whose calendar names the weekdays; UTC where absent */
            weekday_timezone?: string | null;
            /** @description USD for a million tokens: text that goes in */
            input_per_mtok?: number | null;
            /** @description USD for a million tokens: text that comes out */
            output_per_mtok?: number | null;
            /** @description USD for a million tokens: reasoning; the output rate where unknown */
            reasoning_per_mtok?: number | null;
            /** @description USD for a million tokens: input read from the cache */
            cache_read_per_mtok?: number | null;
            /** @description USD for a million tokens: input written to the cache for minutes */
            cache_write_per_mtok?: number | null;
            /** @description USD for a million tokens: input written to the cache for an hour */
            cache_write_1h_per_mtok?: number | null;
            /** @description USD for a million tokens: audio that goes in */
            audio_input_per_mtok?: number | null;
            /** @description USD for a million tokens: audio that comes out; the output rate where unknown */
            audio_output_per_mtok?: number | null;
            /** @description USD for a million tokens: audio read from the cache */
            audio_cache_read_per_mtok?: number | null;
            /** @description USD for a million tokens: audio written to the cache */
            audio_cache_write_per_mtok?: number | null;
            /** @description USD for a million tokens: images that go in; the input rate where unknown */
            image_input_per_mtok?: number | null;
            /** @description USD for a million tokens: images that come out; the output rate where unknown */
            image_output_per_mtok?: number | null;
            /** @description USD for a million tokens: video that goes in; the input rate where unknown */
            video_input_per_mtok?: number | null;
            /** @description USD for a million tokens: video that comes out; the output rate where unknown */
            video_output_per_mtok?: number | null;
            /** @description USD for one: an image made */
            per_image?: number | null;
            /** @description USD for one: a pixel made, where no image has a price */
            per_pixel?: number | null;
            /** @description USD for one: a second of the media made, or of computing */
            per_second?: number | null;
            /** @description USD for one: an image that goes in */
            per_input_image?: number | null;
            /** @description USD for one: a second of audio that goes in */
            per_input_audio_second?: number | null;
            /** @description USD for one: a second of video that goes in */
            per_input_video_second?: number | null;
            /** @description USD for one: a character that goes in */
            per_character?: number | null;
            /** @description USD for one: a character that comes out */
            per_output_character?: number | null;
            /** @description USD for one: a page read */
            per_page?: number | null;
            /** @description USD for one: a search of the web by the model */
            per_web_search?: number | null;
            /** @description USD for one: a call, beside what it uses */
            per_request?: number | null;
        } & {
            [key: string]: unknown;
        }) | null;
        Source: {
            /** @enum {string} */
            type: "huggingface" | "civitai" | "url" | "upload" | "local";
            /**
             * @description "owner/name" on Hugging Face
             * @default null
             */
            repo?: string | null;
            /** @default null */
            revision?: string | null;
            /** @default null */
            url?: string | null;
            /** @default [] */
            files?: {
                path: string;
                /**
                 * @description Bytes
                 * @default null
                 */
                size?: number | null;
                /** @default null */
                sha256?: string | null;
                /** @description The upstream's own number for the file, where it has one */
                id?: string | null;
            }[];
        };
        CurrentModel: {
            current_model: string | null;
            model: components["schemas"]["Model"] | null;
        };
        ModelPriorities: {
            /** @description By id; a lower one is tried first */
            priorities: {
                [key: string]: number;
            };
        };
        ModelCreate: {
            id?: string;
            /** @description Id of the provider that runs it */
            provider: string;
            /** @description The provider's own name for it */
            model_key: string;
            /** @default null */
            hf_model_id?: string | null;
            /** @default null */
            version?: string | null;
            display_name: string;
            /** @default null */
            description?: string | null;
            /** @default [] */
            tags?: string[];
            /** @enum {string} */
            modality: "text" | "image" | "video" | "audio";
            task: string;
            /**
             * @default base_model
             * @enum {string}
             */
            type?: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
            /** @default null */
            family?: string | null;
            /** @default null */
            base_model?: string | null;
            capabilities?: components["schemas"]["Capabilities"];
            input_defaults?: {
                [key: string]: unknown;
            };
            pricing?: components["schemas"]["Pricing"];
            /** @default null */
            endpoint_path?: string | null;
            /** @default null */
            output_format?: string | null;
            /**
             * Format: date-time
             * @default null
             */
            knowledge_cutoff?: string | null;
            /** @default true */
            is_active?: boolean;
            /** @default false */
            is_default?: boolean;
            /** @default 0 */
            priority?: number;
            /** @default null */
            source?: components["schemas"]["Source"] | null;
            /** @default null */
            size_bytes?: number | null;
            /** @default false */
            gated?: boolean;
            /** @default [] */
            companions?: {
                model_id: string;
                reason: string;
            }[];
            /**
             * Format: date
             * @default null
             */
            deprecation_date?: string | null;
            max_duration_seconds?: number | null;
            recommended_duration_seconds?: number | null;
            tokens_per_second?: number | null;
            vram_requirement_gb?: number | null;
            sample_rate?: number | null;
        };
        ModelPatch: {
            id?: unknown;
            number?: unknown;
            uuid?: unknown;
            installed?: unknown;
            configured?: unknown;
            origin?: unknown;
            created_by?: unknown;
            created_at?: unknown;
            updated_at?: unknown;
            provider?: string | null;
            model_key?: string | null;
            hf_model_id?: string | null;
            version?: string | null;
            display_name?: string | null;
            description?: string | null;
            tags?: string[] | null;
            modality?: ("text" | "image" | "video" | "audio") | null;
            task?: string | null;
            type?: ("base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown") | null;
            family?: string | null;
            base_model?: string | null;
            capabilities?: components["schemas"]["Capabilities"] | null;
            input_defaults?: {
                [key: string]: unknown;
            } | null;
            pricing?: components["schemas"]["Pricing"] | null;
            endpoint_path?: string | null;
            output_format?: string | null;
            knowledge_cutoff?: string | null;
            is_active?: boolean | null;
            is_default?: boolean | null;
            priority?: number | null;
            source?: components["schemas"]["Source"] | null;
            size_bytes?: number | null;
            gated?: boolean | null;
            companions?: {
                model_id: string;
                reason: string;
            }[] | null;
            deprecation_date?: string | null;
            max_duration_seconds?: number | null;
            recommended_duration_seconds?: number | null;
            tokens_per_second?: number | null;
            vram_requirement_gb?: number | null;
            sample_rate?: number | null;
        };
        ProviderList: {
            providers: components["schemas"]["Provider"][];
            next_cursor: string | null;
            revision: number;
        };
        Provider: {
            id: string;
            display_name: string;
            /** @enum {string} */
            kind: "anthropic" | "openAI" | "replicate" | "local" | "other";
            base_url: string | null;
            /** @enum {string} */
            auth_scheme: "bearer" | "x-api-key" | "none";
            api_key_env: string | null;
            is_active: boolean;
            /** @description Whether its key is set on this server */
            configured: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        ProviderCreate: {
            id: string;
            display_name: string;
            /** @enum {string} */
            kind: "anthropic" | "openAI" | "replicate" | "local" | "other";
            /**
             * @description What the kind's official client takes as its base
             * @default null
             */
            base_url?: string | null;
            /**
             * @default bearer
             * @enum {string}
             */
            auth_scheme?: "bearer" | "x-api-key" | "none";
            /** @default null */
            api_key_env?: string | null;
            /** @default true */
            is_active?: boolean;
        };
        ProviderPatch: {
            id?: unknown;
            configured?: unknown;
            created_at?: unknown;
            updated_at?: unknown;
            display_name?: string;
            /** @enum {string} */
            kind?: "anthropic" | "openAI" | "replicate" | "local" | "other";
            base_url?: string | null;
            /** @enum {string|null} */
            auth_scheme?: "bearer" | "x-api-key" | "none" | null;
            api_key_env?: string | null;
            is_active?: boolean | null;
        };
        ChangeList: {
            changes: components["schemas"]["ChangeSet"][];
            next_cursor: string | null;
        };
        ChangeSet: {
            revision: number;
            /** Format: date-time */
            created_at: string;
            /** @description Who did it: `admin`, `system`, the subject of a token, or `key:` and the name of a key */
            actor: string;
            /** @description What was done, such as `model.update` */
            action: string;
            /** @description The same for a person */
            summary: string;
            /** @description How many rows it touched */
            changes: number;
            /** @description The revision that it undid */
            undoes: number | null;
            /** @description The revision that undid it */
            undone_by: number | null;
        };
        ChangeDetail: {
            revision: number;
            /** Format: date-time */
            created_at: string;
            /** @description Who did it: `admin`, `system`, the subject of a token, or `key:` and the name of a key */
            actor: string;
            /** @description What was done, such as `model.update` */
            action: string;
            /** @description The same for a person */
            summary: string;
            /** @description How many rows it touched */
            changes: number;
            /** @description The revision that it undid */
            undoes: number | null;
            /** @description The revision that undid it */
            undone_by: number | null;
            entries: {
                entity: string;
                id: string;
                /** @description The row before; null where it is new */
                before: ({
                    id: string;
                    row_version: number;
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    updated_at: string;
                } & {
                    [key: string]: unknown;
                }) | null;
                /** @description The row after; null where it was deleted */
                after: ({
                    id: string;
                    row_version: number;
                    /** Format: date-time */
                    created_at: string;
                    /** Format: date-time */
                    updated_at: string;
                } & {
                    [key: string]: unknown;
                }) | null;
            }[];
        };
        PopulateReport: {
            revision: number;
            summary: {
                created: number;
                updated: number;
                skipped: number;
                total: number;
            };
            results: {
                id: string;
                model_key: string;
                /** @enum {string} */
                status: "created" | "updated" | "skipped";
                reason: string | null;
            }[];
        };
        DiscoveryReport: components["schemas"]["ImportReport"] & {
            /** @description The provider that was asked */
            source?: string;
            /** @description Models of this provider that it no longer offers. They stay */
            gone?: {
                id: string;
                provider: string;
                model_key: string;
                display_name: string;
            }[];
            /** @description Active models of this provider that are switched off, or will be; the nearest first */
            deprecations: {
                id: string;
                provider: string;
                model_key: string;
                display_name: string;
                deprecation_date: string;
                message: string;
            }[];
        };
        FieldChange: {
            /** @description Such as `pricing.input_per_mtok` */
            field: string;
            /** @description What the catalog says; null for nothing */
            from?: unknown;
            /** @description What the upstream says */
            to?: unknown;
        };
        ImportReport: {
            source: string;
            dry_run: boolean;
            /** @description The change set that holds the import, or the present one where nothing was written */
            revision: number;
            summary: {
                /** @description Models in the file */
                read: number;
                new: number;
                changed: number;
                /** @description Models of which a person changed something that the upstream says otherwise */
                kept: number;
                unchanged: number;
                gone: number;
                skipped: number;
                new_providers: number;
            };
            new_providers: string[];
            new: {
                id: string;
                provider: string;
                model_key: string;
                display_name: string;
            }[];
            changed: {
                id: string;
                provider: string;
                model_key: string;
                display_name: string;
                fields: components["schemas"]["FieldChange"][];
            }[];
            /** @description Values that stay because a person set them */
            kept: {
                id: string;
                provider: string;
                model_key: string;
                display_name: string;
                fields: components["schemas"]["FieldChange"][];
            }[];
            /** @description Came from this upstream before; it no longer names them. They stay */
            gone: {
                id: string;
                provider: string;
                model_key: string;
                display_name: string;
            }[];
            /** @description Entries that are no models */
            skipped: {
                entry: string;
                reason: string;
            }[];
        };
        PresetReport: {
            /** @enum {string} */
            source: "presets";
            dry_run: boolean;
            /** @description The change set that holds the import, or the present one where nothing was written */
            revision: number;
            summary: {
                /** @description Presets in the file */
                read: number;
                new: number;
                changed: number;
                /** @description Configurations of which a person wrote something that the file says otherwise */
                kept: number;
                unchanged: number;
                skipped: number;
            };
            new: {
                /** @description Null for one that is not written yet and gets its id then */
                id: string | null;
                /** @description Null for a whole base model */
                model_id: string | null;
                base_model: string;
                name: string;
            }[];
            changed: {
                /** @description Null for one that is not written yet and gets its id then */
                id: string | null;
                /** @description Null for a whole base model */
                model_id: string | null;
                base_model: string;
                name: string;
                fields: components["schemas"]["FieldChange"][];
            }[];
            /** @description Values that stay because no import wrote them */
            kept: {
                /** @description Null for one that is not written yet and gets its id then */
                id: string | null;
                /** @description Null for a whole base model */
                model_id: string | null;
                base_model: string;
                name: string;
                fields: components["schemas"]["FieldChange"][];
            }[];
            skipped: {
                entry: string;
                reason: string;
            }[];
        };
        Resolution: {
            model: components["schemas"]["Model"];
            provider: components["schemas"]["Provider"];
            configuration: {
                id: string;
                /** @enum {string} */
                scope: "model" | "base_model";
            } | null;
            adapter: components["schemas"]["Model"] | null;
            parameters: {
                [key: string]: unknown;
            };
            origins: {
                [key: string]: "request" | "model_configuration" | "base_model_configuration" | "input_defaults" | "recommended";
            };
            limits: components["schemas"]["CheckedLimit"][];
            clamped: {
                name: string;
                from: string | number | boolean;
                to: string | number | boolean;
            }[];
            tokens: {
                input: number | null;
                output: number | null;
                estimated: boolean;
            };
            cost: components["schemas"]["Cost"];
            installed: boolean;
            configured: boolean;
            /** @description Why this model */
            reason: string;
            fallback: {
                from: string;
                reason: string;
            } | null;
            alternatives: {
                model: string;
                rank: number;
                reason: string;
            }[];
            alternatives_total: number;
            revision: number;
        };
        CheckedLimit: {
            name: string;
            value: string | number | boolean | string[];
            /** @enum {string} */
            origin: "registry" | "environment" | "hardware";
            requested: string | number | boolean | null;
            ok: boolean;
        };
        Cost: {
            /** @description Null where it cannot be known, never 0 instead */
            amount: number | null;
            currency: string;
            known: boolean;
            /** @description Why it is not known */
            reason: string | null;
        };
        ResolveRequest: {
            /** @description Id or model_key; without it the best candidate is chosen */
            model?: string | null;
            /** @enum {string|null} */
            modality?: "text" | "image" | "video" | "audio" | null;
            task?: string | null;
            /** @description By capability: a boolean must be equal, a number is a minimum, text must be contained or equal */
            requires?: {
                [key: string]: string | number | boolean;
            } | null;
            provider?: string | null;
            configuration_id?: string | null;
            adapter_id?: string | null;
            /** @description Parameters, under any of the names by which they are known */
            input?: {
                [key: string]: unknown;
            };
            /**
             * @description What happens to a value over a limit; `reject` by default
             * @enum {string|null}
             */
            on_limit?: "reject" | "clamp" | null;
            /** @description Whether another candidate may stand in for a named model */
            fallback?: boolean | null;
            /** @description Leave out what this server cannot call */
            runnable_only?: boolean | null;
            /**
             * @description `priority` by default; `cost` ranks by known cost
             * @enum {string|null}
             */
            prefer?: "priority" | "cost" | null;
        };
        Job: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "queued" | "running" | "completed" | "failed" | "cancelled";
            /** @description The one that is used in the end */
            model_id: string;
            provider_id: string;
            resolution: components["schemas"]["Resolution"];
            input: {
                [key: string]: unknown;
            };
            output: {
                text: string;
            } | {
                files: {
                    url: string;
                    content_type: string | null;
                    size_bytes: number | null;
                }[];
            } | {
                embedding: number[];
            } | null;
            error: {
                /** @enum {string} */
                code: "not_configured" | "unauthorized" | "refused" | "rate_limited" | "failed" | "cancelled" | "upstream" | "network" | "timeout" | "blocked_address" | "too_large" | "not_found" | "interrupted";
                message: string;
            } | null;
            quality_rating: number | null;
            usage: {
                /** @description With cached ones */
                input_tokens: number | null;
                cached_input_tokens: number | null;
                output_tokens: number | null;
                images: number | null;
                /** @description Of the media made, or of computing where that has the price */
                seconds: number | null;
            };
            cost: components["schemas"]["Cost"];
            attempts: {
                provider_id: string;
                model_id: string;
                /** Format: date-time */
                started_at: string;
                /** Format: date-time */
                ended_at: string | null;
                error: {
                    /** @enum {string} */
                    code: "not_configured" | "unauthorized" | "refused" | "rate_limited" | "failed" | "cancelled" | "upstream" | "network" | "timeout" | "blocked_address" | "too_large" | "not_found" | "interrupted";
                    message: string;
                } | null;
            }[];
            /** @description Per cent; null where the provider does not tell */
            progress: number | null;
            /** @description What it does now, or the text that has come so far */
            progress_text: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            completed_at: string | null;
            created_by: string | null;
        };
        JobCreate: components["schemas"]["ResolveRequest"] & {
            /** @enum {boolean|null} */
            runnable_only?: true | null;
        };
        JobList: {
            jobs: components["schemas"]["Job"][];
            next_cursor: string | null;
        };
        JobRating: {
            quality_rating: number;
        };
        UsageReport: {
            rows: components["schemas"]["UsageRow"][];
        };
        UsageRow: {
            day: string | null;
            /** @description Of the model */
            display_name: string | null;
            modality: string | null;
            task: string | null;
            /** @description The id of the provider */
            provider_name: string | null;
            /** @description With those that have not ended, and those that were cancelled */
            total_jobs: number;
            completed_jobs: number;
            failed_jobs: number;
            avg_quality_rating: number | null;
            input_tokens: number;
            output_tokens: number;
            /** @description Of the jobs whose cost is known, in USD */
            cost: number;
            /** @description Jobs that have ended at a cost that nobody knows */
            unknown_cost_jobs: number;
            /** @description Of completed jobs, within 4.5% */
            p50_seconds: number | null;
            /** @description Of completed jobs, within 4.5% */
            p95_seconds: number | null;
        };
        Configuration: {
            id: string;
            /** @description The model that it belongs to; null for a whole base model */
            model_id: string | null;
            /** @description The base model type: sdxl, flux_dev, pony, ... */
            base_model: string;
            name: string;
            description: string | null;
            is_default: boolean;
            steps: number;
            cfg_scale: number;
            /** @description euler, dpmpp_2m, ... */
            sampler: string;
            /** @description normal, karras, simple, ... */
            scheduler: string;
            clip_skip: number;
            /** @description Pixels */
            resolution_width: number;
            /** @description Pixels */
            resolution_height: number;
            batch_size: number;
            seed: number;
            additional_params: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        ConfigurationCreate: {
            /** @description The base model type: sdxl, flux_dev, pony, ... */
            base_model: string;
            name: string;
            /** @default null */
            description?: string | null;
            /** @default false */
            is_default?: boolean;
            steps: number;
            cfg_scale: number;
            /** @description euler, dpmpp_2m, ... */
            sampler: string;
            /** @description normal, karras, simple, ... */
            scheduler: string;
            /** @default -1 */
            clip_skip?: number;
            /** @description Pixels */
            resolution_width: number;
            /** @description Pixels */
            resolution_height: number;
            /** @default 1 */
            batch_size?: number;
            /** @default -1 */
            seed?: number;
            /** @description What the model alone knows */
            additional_params?: {
                [key: string]: unknown;
            };
        };
        ConfigurationList: {
            configurations: components["schemas"]["Configuration"][];
        };
        DefaultConfiguration: components["schemas"]["Configuration"] & {
            /**
             * @description Whether the model has a default of its own, or its base model lends it one
             * @enum {string}
             */
            scope: "model" | "base_model";
        };
        ConfigurationPatch: {
            id?: unknown;
            model_id?: unknown;
            base_model?: unknown;
            created_at?: unknown;
            updated_at?: unknown;
            name?: string | null;
            description?: string | null;
            is_default?: boolean | null;
            steps?: number | null;
            cfg_scale?: number | null;
            /** @description euler, dpmpp_2m, ... */
            sampler?: string | null;
            /** @description normal, karras, simple, ... */
            scheduler?: string | null;
            clip_skip?: number | null;
            /** @description Pixels */
            resolution_width?: number | null;
            /** @description Pixels */
            resolution_height?: number | null;
            batch_size?: number | null;
            seed?: number | null;
            additional_params?: {
                [key: string]: unknown;
            };
        };
        Adapter: {
            id: string;
            name: string;
            /** @description A model, by id or Hugging Face repository, or a base model such as sdxl */
            base_model: string;
            version: string | null;
            /** @enum {string} */
            type: "lora" | "adapter";
            description: string | null;
            trigger_words: string[];
            /** @enum {string} */
            modality: "text" | "image" | "video" | "audio";
            is_active: boolean;
            /** @description The name and the limits of what it needs; of a base model only the name is known */
            base_model_config: {
                display_name: string;
                max_duration_seconds: number | null;
                recommended_duration_seconds: number | null;
                tokens_per_second: number | null;
                vram_requirement_gb: number | null;
                sample_rate: number | null;
            };
            installed: boolean;
            /** @description Whether it fits the model that was named; null where none was */
            compatible: boolean | null;
            /** @description What it needs instead, where it does not fit */
            hint: string | null;
        };
        AdapterCreate: {
            name: string;
            /** @description A model, by id or Hugging Face repository, or a base model such as sdxl */
            base_model: string;
            /** @default null */
            version?: string | null;
            /**
             * @default lora
             * @enum {string}
             */
            type?: "lora" | "adapter";
            /** @default null */
            description?: string | null;
            /** @default [] */
            trigger_words?: string[];
            /**
             * @description The base model's own unless given
             * @enum {string}
             */
            modality?: "text" | "image" | "video" | "audio";
            /** @default true */
            is_active?: boolean;
            id?: string;
        };
        AdapterPatch: {
            name?: string;
            /** @description A model, by id or Hugging Face repository, or a base model such as sdxl */
            base_model?: string;
            version?: string | null;
            /** @enum {string} */
            type?: "lora" | "adapter";
            description?: string | null;
            trigger_words?: string[];
            /** @enum {string} */
            modality?: "text" | "image" | "video" | "audio";
            is_active?: boolean;
            id?: unknown;
            base_model_config?: unknown;
            installed?: unknown;
            compatible?: unknown;
            hint?: unknown;
        };
        Download: {
            /** Format: uuid */
            id: string;
            model_id: string;
            /** @enum {string} */
            status: "queued" | "downloading" | "verifying" | "completed" | "failed" | "cancelled" | "paused" | "needs_token";
            /** @description Per cent; never goes back */
            progress: number;
            downloaded_bytes: number;
            /** @description null until the upstream has told it */
            total_bytes: number | null;
            /** @description Bytes per second; null unless bytes are arriving */
            speed: number | null;
            /** @description Seconds; null unless it can be told */
            eta: number | null;
            /**
             * Format: date-time
             * @description When it goes on, while it waits because the upstream asked it to or failed; null while it is at work
             */
            retry_at: string | null;
            files: {
                path: string;
                size: number | null;
                downloaded_bytes: number;
                sha256: string | null;
                /** @enum {string} */
                status: "queued" | "downloading" | "verifying" | "completed" | "failed" | "cancelled" | "paused" | "needs_token";
            }[];
            error: {
                /** @enum {string} */
                code: "gated" | "unauthorized" | "not_found" | "rate_limited" | "size_mismatch" | "hash_mismatch" | "not_a_model_file" | "disk_full" | "not_writable" | "blocked_address" | "upstream" | "network";
                message: string;
            } | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        DownloadPlan: {
            source: components["schemas"]["Source"] & unknown;
            model: {
                display_name: string;
                model_key: string;
                hf_model_id: string | null;
                version: string | null;
                description: string | null;
                tags: string[];
                /** @enum {string} */
                type: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
                family: string | null;
                base_model: string | null;
                gated: boolean;
                trigger_words: string[];
            };
            files: {
                path: string;
                /**
                 * @description Bytes
                 * @default null
                 */
                size?: number | null;
                /** @default null */
                sha256?: string | null;
                /** @description The upstream's own number for the file, where it has one */
                id?: string | null;
                /**
                 * @description What the upstream's own scan says
                 * @enum {string}
                 */
                verdict: "safe" | "unsafe" | "pending" | "unknown";
                verdict_detail: string | null;
            }[];
            total_bytes: number | null;
            /** @description Of the disk that models go to */
            free_bytes: number;
            /** @description null where the upstream does not tell every size */
            fits: boolean | null;
            /** @description Whether it is fetched only with "confirm_unsafe": true */
            is_unsafe: boolean;
            /** @description What keeps the files from this token, and where it is opened */
            gate: {
                /** @enum {string} */
                code: "gated" | "unauthorized";
                message: string;
                url: string;
            } | null;
            /** @description What the main weights are, as their header tells */
            identified: components["schemas"]["Identified"] | null;
            companions: {
                part: string;
                model_id: string | null;
                reason: string;
            }[];
            warnings: string[];
            page: string | null;
            /** @description More than one where a path holds several: a scan of it adopts each by itself */
            models_total: number;
        };
        Identified: {
            /** @enum {string} */
            type: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
            family: string | null;
            base_model: string | null;
            /** @enum {string} */
            format: "safetensors" | "gguf" | "pickle" | "onnx";
            /** @description fp16, bf16, fp8, nf4, Q4_K_M, ... */
            precision: string | null;
            parameters: number | null;
            /**
             * @description safe: a format without code; the others are verdicts on a pickle
             * @enum {string}
             */
            safety: "safe" | "clean" | "suspicious" | "dangerous";
            findings: components["schemas"]["IdentifyFinding"][];
            /** @description To have it wholly on a GPU, in GB of 1e9 bytes */
            vram_estimate_gb: number | null;
            trigger_words: string[];
            /** @description What the file says of itself; long values are shortened */
            metadata: {
                [key: string]: unknown;
            };
            /** @description 0.9 and more: told by shapes; 0.7: by metadata; 0.4: by the name alone; less where signals disagree */
            confidence: number;
            evidence: components["schemas"]["IdentifyEvidence"][];
            conflicts: components["schemas"]["IdentifyConflict"][];
        };
        IdentifyFinding: {
            /** @description What a pickle would import, such as os.system */
            name: string;
            /** @enum {string} */
            verdict: "clean" | "suspicious" | "dangerous";
            detail: string;
        };
        IdentifyEvidence: {
            /** @enum {string} */
            signal: "person" | "catalog" | "shapes" | "keys" | "metadata" | "name";
            says: {
                /** @enum {string} */
                type?: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
                family?: string;
                base_model?: string;
                precision?: string;
            };
            /** @description What was seen and what it means */
            detail: string;
        };
        IdentifyConflict: {
            /** @enum {string} */
            field: "type" | "family" | "base_model";
            /** @description The first is the one that was taken */
            values: {
                /** @enum {string} */
                signal: "person" | "catalog" | "shapes" | "keys" | "metadata" | "name";
                value: string;
            }[];
            detail: string;
        };
        DownloadCreate: {
            model_id?: string;
            source?: components["schemas"]["DownloadSource"];
            /** @description With a source: what stands above that which the source says of its model */
            model?: {
                display_name?: string;
                description?: string | null;
                tags?: string[];
                /** @enum {string} */
                type?: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
                family?: string | null;
                base_model?: string | null;
            };
            /** @description Held in memory for this download alone; of a signed address, that address as it is now */
            token?: string | null;
            /**
             * @description Fetch again what is installed
             * @default false
             */
            force?: boolean;
            /**
             * @description Fetch it although the scan of its own site calls it unsafe
             * @default false
             */
            confirm_unsafe?: boolean;
        };
        /** @description Instead of a model: a new one is made of what comes from there */
        DownloadSource: {
            /** @description A page, file or name of Hugging Face or CivitAI, a direct address, or an absolute path on the server */
            text: string;
            /**
             * @description Paths, or patterns in which * stands for anything
             * @default []
             */
            files?: string[];
        } | {
            /** @enum {string} */
            type: "huggingface" | "civitai" | "url" | "local";
            /**
             * @description "owner/name" on Hugging Face; the number of a model on CivitAI
             * @default null
             */
            repo?: string | null;
            /**
             * @description Branch, tag or commit; the number of a version on CivitAI
             * @default null
             */
            revision?: string | null;
            /**
             * @description Paths, or patterns in which * stands for anything
             * @default []
             */
            files?: string[];
            /** @default null */
            url?: string | null;
            /**
             * @description Of a file or folder on the machine of the server
             * @default null
             */
            path?: string | null;
        };
        DownloadList: {
            downloads: components["schemas"]["Download"][];
            /** @description All that wait, the next one first */
            queue: string[];
            next_cursor: string | null;
        };
        DownloadResume: {
            /** @description Instead of the one that it was asked for with */
            token?: string | null;
        };
        DownloadRetry: {
            /** @description Instead of the one that it was asked for with */
            token?: string | null;
            /** @description After hash_mismatch: takes the file with this hash as it is, although the upstream states another */
            accept_sha256?: string;
        };
        DownloadMove: {
            /** @description Another download that waits; null for behind all others */
            before?: string | null;
            /** @description Its place among those that wait; 1 is next */
            position?: number;
        };
        UploadList: {
            uploads: components["schemas"]["Upload"][];
            next_cursor: string | null;
        };
        Upload: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "receiving" | "verifying" | "completed" | "failed";
            file_name: string;
            /** @description Bytes that have arrived */
            offset: number;
            size_bytes: number;
            /** @description The model that it became; null until then */
            model_id: string | null;
            error: {
                code: string;
                message: string;
            } | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it is forgotten, and what has arrived of it removed
             */
            expires_at: string;
        };
        ExportedFile: {
            filename: string;
            content_type: string;
            content: string;
            missing: {
                /** @description What the program will not find on this machine */
                part: string;
                /** @description What to do about it */
                hint: string;
            }[];
        };
        AiToolkitExport: {
            /**
             * @description An installed base model; without it the place is left to be filled in
             * @default null
             */
            model_id?: string | null;
            /**
             * @description Name of an architecture of AI Toolkit, where the model does not tell it or is not given
             * @default null
             */
            arch?: string | null;
            /**
             * @description Of the training and of the LoRA that comes out of it
             * @default null
             */
            name?: string | null;
            /** @description Folder of the images and their captions, as the machine that trains knows it */
            dataset_path: string;
            /** @default null */
            trigger_word?: string | null;
        };
        ComfyUiExport: Record<string, never>;
        Scan: {
            /** Format: uuid */
            id: string | null;
            /** @enum {string} */
            status: "idle" | "running" | "completed" | "failed" | "cancelled";
            path: string | null;
            /** @description Files that have been looked at */
            files_seen: number;
            /** @description null until the folders have been walked */
            files_total: number | null;
            /** @description Models that were not known */
            added: number;
            changed: number;
            /** @description Models whose files are gone since the last scan */
            missing: number;
            /** @description The first 100 */
            errors: {
                path: string;
                detail: string;
            }[];
            errors_total: number;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            ended_at: string | null;
        };
        ScanRequest: {
            /**
             * @description An absolute folder, adopted in place; MODELS_DIR and every adopted folder without it
             * @default null
             */
            path?: string | null;
            /**
             * @default auto
             * @enum {string}
             */
            kind?: "auto" | "folder" | "comfyui" | "huggingface-cache" | "ollama";
        };
        Verification: {
            /** Format: uuid */
            id: string | null;
            /** @enum {string} */
            status: "idle" | "running" | "paused" | "completed" | "cancelled";
            models_total: number;
            models_done: number;
            bytes_total: number;
            bytes_done: number;
            /** @description Bytes per second; null unless it is running */
            speed: number | null;
            /** @description Seconds; null unless it can be told */
            eta: number | null;
            /** @description The file that is being hashed */
            current: {
                id: string;
                path: string;
            } | null;
            ok: number;
            corrupt: number;
            missing: number;
            /** @description The first 100 */
            problems: {
                id: string;
                path: string;
                detail: string;
            }[];
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            ended_at: string | null;
        };
        VerifyRequest: {
            /**
             * @description Every installed model without it
             * @default null
             */
            ids?: string[] | null;
        };
        UpdateCheck: {
            /** @enum {string} */
            status: "idle" | "running" | "completed";
            /** @description Installed models that came from somewhere that can be asked */
            models_total: number;
            models_done: number;
            /** @description By id; also those of which there is nothing newer */
            updates: {
                id: string;
                name: string;
                /** @description The revision that is installed */
                current: string | null;
                /** @description The newest one */
                revision: string;
                /** @description Its name */
                version: string | null;
                /** @description Whether there is something to fetch that is not here */
                is_newer: boolean;
                changes: {
                    path: string;
                    /** @enum {string} */
                    change: "changed" | "removed";
                    sha256: string | null;
                    size: number | null;
                }[];
                url: string;
            }[];
            /** @description What is known of these stays */
            errors: {
                id: string;
                detail: string;
            }[];
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            ended_at: string | null;
        };
        MatchReport: {
            matches: {
                id: string;
                sha256: string;
                civitai_model: number;
                civitai_version: number;
                url: string;
                name: string;
                /** @enum {string} */
                type: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
                base_model: string | null;
                trigger_words: string[];
            }[];
            /** @description Models whose hashes were sent */
            asked: number;
            /** @description Models that have to be verified first */
            without_hash: number;
            applied: number;
        };
        MatchRequest: {
            /**
             * @description Keep where they come from, and what nobody knew or chose
             * @default false
             */
            apply?: boolean;
        };
        LibraryList: {
            models: components["schemas"]["InstalledModel"][];
            disk: components["schemas"]["DiskUsage"];
            next_cursor: string | null;
        };
        InstalledModel: {
            /** @description Id of the model */
            id: string;
            name: string;
            /** @enum {string} */
            type: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
            family: string | null;
            base_model: string | null;
            /** @description Its folder, relative to MODELS_DIR; absolute where it was adopted in place */
            path: string;
            /** @description Paths relative to MODELS_DIR; absolute where they were adopted in place */
            files: {
                path: string;
                /**
                 * @description Bytes
                 * @default null
                 */
                size?: number | null;
                /** @default null */
                sha256?: string | null;
                /** @description The upstream's own number for the file, where it has one */
                id?: string | null;
            }[];
            size_bytes: number;
            source: components["schemas"]["Source"] | null;
            /** Format: date-time */
            installed_at: string;
            /** Format: date-time */
            verified_at: string | null;
            /**
             * @description ok: its hash is known and right; unverified: none is known yet; missing: files are gone; corrupt: truncated or wrong; quarantined: dangerous to load
             * @enum {string}
             */
            status: "ok" | "unverified" | "missing" | "corrupt" | "quarantined";
            identified: components["schemas"]["Identified"] | null;
            /** @description The folder of another program that it was found in */
            adopted_from: string | null;
            /** @description Whether somebody released it although it is dangerous */
            unlocked: boolean;
        };
        DiskUsage: {
            /** @description Sizes of installed files */
            total_bytes: number;
            by_folder: {
                [key: string]: number;
            };
            /** @description What half-arrived files take */
            partial_bytes: number;
            free_bytes: number | null;
        };
        LibraryPatch: {
            id?: unknown;
            name?: string;
            /** @enum {string} */
            type?: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
            family?: string | null;
            base_model?: string | null;
            path?: unknown;
            files?: unknown;
            size_bytes?: unknown;
            source?: unknown;
            installed_at?: unknown;
            verified_at?: unknown;
            status?: unknown;
            identified?: unknown;
            adopted_from?: unknown;
            unlocked?: unknown;
        };
        LibraryRemoval: {
            id: string;
            name: string;
            files: {
                path: string;
                /** @description 0 for a link, and for one of several names of a file */
                freed_bytes: number;
                is_there: boolean;
            }[];
            freed_bytes: number;
            /** @description Whether it is only forgotten, and its files stay where they are */
            keeps_files: boolean;
            /** @description Whether its row in the catalog goes as well: a scan alone had made it */
            deletes_model: boolean;
            /** @description Why it would be refused */
            in_use: string[];
        };
        System: {
            versions: {
                roster: string;
                node: string;
                database: {
                    /** @enum {string} */
                    engine: "sqlite" | "postgres";
                    version: string | null;
                };
            };
            platform: {
                os: string;
                release: string;
                architecture: string;
            };
            cpu: {
                name: string | null;
                cores: number;
            };
            /** @description What this process may have of it */
            memory: {
                total_bytes: number;
                free_bytes: number;
            };
            gpus: components["schemas"]["Gpu"][];
            gpu_probe: components["schemas"]["GpuProbe"];
            /** @description The largest GPU, in units of 10^9 bytes: what hardware limits are held against; null where unknown */
            vram_gb: number | null;
            folders: components["schemas"]["SystemFolder"][];
        };
        Gpu: {
            name: string;
            /** @description Null where it is shared with the main memory, or nobody could tell */
            vram_total_bytes: number | null;
            /** @description When it was looked at */
            vram_free_bytes: number | null;
            driver: string | null;
        };
        GpuProbe: {
            /** @enum {string} */
            status: "looking" | "found" | "none" | "failed";
            /**
             * @description Who told
             * @enum {string|null}
             */
            source: "nvidia-smi" | "systeminformation" | null;
            /** @description The same for a person */
            detail: string;
            /** Format: date-time */
            at: string | null;
        };
        SystemFolder: {
            /**
             * @description MODELS_DIR and ROSTER_HOME
             * @enum {string}
             */
            name: "models" | "home";
            path: string;
            /** @description Of its disk; null where it cannot be asked */
            free_bytes: number | null;
            total_bytes: number | null;
        };
        Diagnosis: {
            findings: components["schemas"]["Finding"][];
        };
        Finding: {
            /** @description What was looked at, such as `database` or `endpoint anthropic` */
            about: string;
            /** @enum {string} */
            level: "ok" | "warning" | "problem";
            sentence: string;
            /** @description What to do; null where nothing is */
            action: string | null;
        };
        Session: {
            actor: string;
            /** @enum {string} */
            role: "none" | "public" | "user" | "admin";
        };
        KeyList: {
            keys: components["schemas"]["Key"][];
            next_cursor: string | null;
        };
        Key: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "user" | "admin";
            /** @description How the secret begins, to tell keys apart */
            prefix: string;
            created_by: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description Within some minutes
             */
            last_used_at: string | null;
        };
        NewKey: {
            id: string;
            name: string;
            /** @enum {string} */
            role: "user" | "admin";
            /** @description How the secret begins, to tell keys apart */
            prefix: string;
            created_by: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description Within some minutes
             */
            last_used_at: string | null;
            /** @description The bearer token. It is shown this once and kept nowhere */
            secret: string;
        };
        KeyCreate: {
            /** @description Who or what uses it; no two keys have the same */
            name: string;
            /**
             * @default user
             * @enum {string}
             */
            role?: "user" | "admin";
            /**
             * Format: date-time
             * @description When it stops being good; never where null
             * @default null
             */
            expires_at?: string | null;
        };
        ChangeEvent: {
            revision: number;
            /** @description What changed; null for many rows, or for a caller who may not see inactive ones */
            rows: {
                entity: string;
                id: string;
            }[] | null;
        };
        LibraryEvent: {
            /** @description Installed models that came, went or changed; null for many */
            ids: string[] | null;
        };
        CatalogEntry: {
            id: string;
            name: string;
            family: string | null;
            baseModel: string | null;
            /** @enum {string} */
            type: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
            description: string | null;
            version: string | null;
            tags: string[];
            /** @enum {string|null} */
            sourceType: "huggingface" | "civitai" | "url" | "upload" | "local" | null;
            huggingfaceRepo: string | null;
            huggingfaceFiles: string[];
            civitaiUrl: string | null;
            url: string | null;
            /** @description Whether it wants a token */
            gated: boolean;
            sizeBytes: number | null;
            sizeIsEstimate: boolean;
            installed: boolean;
            /** @description The download that it is on its way by */
            jobId: string | null;
        };
        CustomModel: {
            id?: string;
            name: string;
            /** @enum {string} */
            type: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
            /** @enum {string} */
            sourceType: "huggingface" | "civitai" | "url";
            huggingfaceRepo?: string;
            huggingfaceFiles?: string[];
            huggingfaceRevision?: string;
            civitaiUrl?: string;
            url?: string;
            family?: string | null;
            baseModel?: string | null;
            version?: string | null;
            description?: string | null;
            tags?: string[];
            /** @description The file is refused where it has another; for a model of one file */
            sha256?: string;
        };
        DownloadWish: {
            modelId: string;
            /** @description Held in memory for this download alone; of a signed address, that address as it is now */
            huggingfaceToken?: string | null;
            /** @description Held in memory for this download alone; of a signed address, that address as it is now */
            civitaiToken?: string | null;
            /** @description Fetch again what is installed */
            force?: boolean;
        };
        DownloadJob: {
            id: string;
            modelId: string;
            /** @enum {string} */
            status: "queued" | "downloading" | "verifying" | "completed" | "failed" | "cancelled" | "paused" | "needs_token";
            progress: number;
            downloadedBytes: number;
            totalBytes: number | null;
            speed: number | null;
            eta: number | null;
            files: {
                path: string;
                size: number | null;
                downloadedBytes: number;
                sha256: string | null;
                /** @enum {string} */
                status: "queued" | "downloading" | "verifying" | "completed" | "failed" | "cancelled" | "paused" | "needs_token";
            }[];
            error: {
                /** @enum {string} */
                code: "gated" | "unauthorized" | "not_found" | "rate_limited" | "size_mismatch" | "hash_mismatch" | "not_a_model_file" | "disk_full" | "not_writable" | "blocked_address" | "upstream" | "network";
                message: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CatalogEntries: {
            models: components["schemas"]["CatalogEntry"][];
        };
        AdminModel: {
            id: number;
            name: string;
            modelId: string;
            endpointType: string;
            thinking: boolean | null;
            contextWindow: number | null;
            maxOutput: number | null;
            knowledgeCutoff: string | null;
            inputPricePerMtok: number | null;
            outputPricePerMtok: number | null;
            isActive: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AdminModelCreate: {
            name: string;
            /** @description The provider's own name for it */
            modelId: string;
            /** @description A provider of kind anthropic or openAI */
            endpointType: string;
            /** @default false */
            thinking?: boolean;
            /** @description Tokens */
            contextWindow: number;
            /** @description Tokens */
            maxOutput: number;
            /**
             * Format: date-time
             * @default null
             */
            knowledgeCutoff?: string | null;
            /** @description USD for a million tokens */
            inputPricePerMtok: number;
            /** @description USD for a million tokens */
            outputPricePerMtok: number;
            /** @default true */
            isActive?: boolean;
        };
        AdminModelPatch: {
            id?: unknown;
            createdAt?: unknown;
            updatedAt?: unknown;
            name?: string;
            /** @description The provider's own name for it */
            modelId?: string;
            /** @description A provider of kind anthropic or openAI */
            endpointType?: string;
            thinking?: boolean | null;
            /** @description Tokens */
            contextWindow?: number | null;
            /** @description Tokens */
            maxOutput?: number | null;
            /** Format: date-time */
            knowledgeCutoff?: string | null;
            /** @description USD for a million tokens */
            inputPricePerMtok?: number | null;
            /** @description USD for a million tokens */
            outputPricePerMtok?: number | null;
            isActive?: boolean;
        };
        OpenAiModel: {
            id: string;
            /** @enum {string} */
            object: "model";
            /** @description Seconds since 1970 */
            created: number;
            /** @description The provider */
            owned_by: string;
            context_length: number | null;
            max_model_len: number | null;
            max_input_tokens: number | null;
            max_output_tokens: number | null;
        };
        QueuedJob: {
            /** @enum {boolean} */
            success: true;
            /** Format: uuid */
            job_id: string;
            /** @enum {string} */
            status: "queued" | "running" | "completed" | "failed" | "cancelled";
            model: {
                id: string;
                display_name: string;
            };
            /** @description null where it cannot be known */
            estimated_cost: number | null;
        };
        QueueJob: {
            /** @enum {string|null} */
            modality?: "text" | "image" | "video" | "audio" | null;
            task?: string | null;
            input?: {
                [key: string]: unknown;
            };
            /** @description Id or model_key; without it the best candidate is chosen */
            model_id?: string | null;
            fallback?: boolean | null;
        };
        MadeImage: {
            /** @enum {boolean} */
            success: true;
            /** Format: uuid */
            job_id: string;
            /** @enum {string} */
            status: "queued" | "running" | "completed" | "failed" | "cancelled";
            /** @description Where the pictures are; null until they are made */
            output: string[] | null;
        };
        ReplicateImage: {
            prompt: string;
            negative_prompt?: string | null;
            width?: number | null;
            height?: number | null;
            num_inference_steps?: number | null;
            guidance_scale?: number | null;
            /** @description Id or model_key; without it the best candidate is chosen */
            model_id?: string | null;
            /** @description Whether the answer waits for the picture; true by default */
            wait?: boolean | null;
        };
        ChatCompletionRequest: {
            /** @description Id or model_key; `auto` for the first that can be called, in routing order */
            model: string;
            messages: ({
                role: string;
            } & {
                [key: string]: unknown;
            })[];
            stream?: boolean | null;
        } & {
            [key: string]: unknown;
        };
        ImageGenerationRequest: {
            /**
             * @description Id or model_key; `auto` for the first that can be called, in routing order
             * @default auto
             */
            model?: string;
            prompt: string;
            n?: number | null;
            size?: string | null;
            response_format?: string | null;
        } & {
            [key: string]: unknown;
        };
        EmbeddingRequest: {
            /** @description Id or model_key; `auto` for the first that can be called, in routing order */
            model: string;
            input: string | unknown[];
        } & {
            [key: string]: unknown;
        };
        ModelManagerInstalledModel: {
            /** @description Id of the model */
            id: string;
            name: string;
            /** @enum {string} */
            type: "base_model" | "lora" | "vae" | "adapter" | "text_encoder" | "clip_vision" | "controlnet" | "ip_adapter" | "t2i_adapter" | "embedding" | "upscaler" | "unknown";
            family: string | null;
            /** @description Its folder, relative to MODELS_DIR; absolute where it was adopted in place */
            path: string;
            /** @description Paths relative to MODELS_DIR; absolute where they were adopted in place */
            files: {
                path: string;
                /**
                 * @description Bytes
                 * @default null
                 */
                size?: number | null;
                /** @default null */
                sha256?: string | null;
                /** @description The upstream's own number for the file, where it has one */
                id?: string | null;
            }[];
            /**
             * @description ok: its hash is known and right; unverified: none is known yet; missing: files are gone; corrupt: truncated or wrong; quarantined: dangerous to load
             * @enum {string}
             */
            status: "ok" | "unverified" | "missing" | "corrupt" | "quarantined";
            /** @description Whether somebody released it although it is dangerous */
            unlocked: boolean;
            baseModel: string | null;
            sizeBytes: number;
            source: {
                [key: string]: unknown;
            } | null;
            identified: {
                [key: string]: unknown;
            } | null;
            /** Format: date-time */
            installedAt: string;
            /** Format: date-time */
            verifiedAt: string | null;
            /** @description The folder of another program that it was found in */
            adoptedFrom: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
