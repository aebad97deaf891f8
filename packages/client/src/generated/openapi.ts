// Generated from openapi.json by `pnpm --filter @earshot/client generate`.
export interface paths {
    "/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The workspace of this key: its name, clock, notice and the attributes to filter by. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            slug: string;
                            name: string;
                            timeZone: string;
                            isDemo: boolean;
                            clockEndsOn: string | null;
                            notice: string | null;
                            attributes: {
                                name: string;
                                values: {
                                    value: string;
                                    accounts: number;
                                }[];
                            }[];
                            hasLanguageModel: boolean;
                            hasMail: boolean;
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far what was received has come. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            stage: "idle" | "normalising" | "assigning" | "discovering";
                            fraction: number;
                            etaSeconds: number | null;
                            deliveries: {
                                waiting: number;
                                done: number;
                                dead: number;
                            };
                            feedback: {
                                waiting: number;
                                done: number;
                                dead: number;
                            };
                            mentions: {
                                total: number;
                                assigned: number;
                            };
                            themes: number;
                            lastDiscoveryAt: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/pain-points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Themes ranked by what they cost, with the parts of each score and its evidence. */
        get: {
            parameters: {
                query?: {
                    /** @description `30d`, `12w`, `6m`, `1y`, up to the last whole day. Default `90d`. */
                    window?: string;
                    /** @description First day included; with `to`, instead of `window`. */
                    from?: string;
                    /** @description First day excluded. */
                    to?: string;
                    /** @description Only these sources. */
                    source?: string[];
                    /** @description Only mentions of these types. Default: pain, request and question; praise on demand. */
                    type?: ("pain" | "request" | "praise" | "question")[];
                    /** @description Only accounts with this attribute, `name:value`. Several names must all hold; several values of one name: any. */
                    account?: string[];
                    /** @description Only themes of this area. */
                    area?: string;
                    sort?: "score" | "reach" | "mentions" | "severity" | "growth";
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            window: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                days: number;
                                timeZone: string;
                                clockEndsOn: string | null;
                            };
                            totals: {
                                feedbacks: number;
                                mentions: number;
                                voices: number;
                                coverage: number;
                            };
                            items: {
                                rank: number;
                                theme: {
                                    id: string;
                                    name: string;
                                    description: string;
                                    areaId: string | null;
                                    areaName: string | null;
                                    namedBy: string;
                                };
                                reach: number;
                                reachParts: {
                                    accounts: number;
                                    customers: number;
                                    unknown: number;
                                };
                                mentions: number;
                                feedbacks: number;
                                share: {
                                    value: number;
                                    low: number;
                                    high: number;
                                };
                                severity: number;
                                trend: {
                                    /** @enum {string} */
                                    direction: "rising" | "falling" | "steady" | "too-little-data";
                                    growth: {
                                        value: number;
                                        low: number;
                                        high: number;
                                    } | null;
                                    weeksCompared: number;
                                    points: {
                                        /** Format: date */
                                        start: string;
                                        label: string;
                                        mentions: number;
                                        feedbacks: number;
                                        ratePerThousand: {
                                            value: number;
                                            low: number;
                                            high: number;
                                        } | null;
                                        isPartial: boolean;
                                    }[];
                                };
                                score: {
                                    value: number;
                                    parts: {
                                        /** @enum {string} */
                                        name: "reach" | "severity" | "growth" | "volume" | "revenue";
                                        value: number;
                                        weight: number;
                                        contribution: number;
                                    }[];
                                };
                                evidence: string;
                            }[];
                            nextCursor: string | null;
                            notes: string[];
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/themes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Themes, areas or sub-themes, by id. */
        get: {
            parameters: {
                query?: {
                    /** @description Items a page. */
                    limit?: number;
                    /** @description `nextCursor` of the page before. */
                    cursor?: string;
                    level?: "area" | "theme" | "sub-theme";
                    state?: "active" | "merged" | "archived";
                    area?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                description: string;
                                areaId: string | null;
                                areaName: string | null;
                                namedBy: string;
                                /** @enum {string} */
                                level: "area" | "theme" | "sub-theme";
                                parentId: string | null;
                                /** @enum {string} */
                                state: "active" | "merged" | "archived";
                                mergedIntoId: string | null;
                                isLocked: boolean;
                                size: number;
                                cohesion: number | null;
                                separation: number | null;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/themes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A theme with its figures, who speaks of it and what happened to it. */
        get: {
            parameters: {
                query?: {
                    /** @description `30d`, `12w`, `6m`, `1y`, up to the last whole day. Default `90d`. */
                    window?: string;
                    /** @description First day included; with `to`, instead of `window`. */
                    from?: string;
                    /** @description First day excluded. */
                    to?: string;
                    /** @description Only these sources. */
                    source?: string[];
                    /** @description Only mentions of these types. Default: pain, request and question; praise on demand. */
                    type?: ("pain" | "request" | "praise" | "question")[];
                    /** @description Only accounts with this attribute, `name:value`. Several names must all hold; several values of one name: any. */
                    account?: string[];
                    /** @description Only themes of this area. */
                    area?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            description: string;
                            areaId: string | null;
                            areaName: string | null;
                            namedBy: string;
                            /** @enum {string} */
                            level: "area" | "theme" | "sub-theme";
                            parentId: string | null;
                            /** @enum {string} */
                            state: "active" | "merged" | "archived";
                            mergedIntoId: string | null;
                            isLocked: boolean;
                            size: number;
                            cohesion: number | null;
                            separation: number | null;
                            /** Format: date-time */
                            createdAt: string;
                            window: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                days: number;
                                timeZone: string;
                                clockEndsOn: string | null;
                            };
                            painPoint: {
                                rank: number;
                                theme: {
                                    id: string;
                                    name: string;
                                    description: string;
                                    areaId: string | null;
                                    areaName: string | null;
                                    namedBy: string;
                                };
                                reach: number;
                                reachParts: {
                                    accounts: number;
                                    customers: number;
                                    unknown: number;
                                };
                                mentions: number;
                                feedbacks: number;
                                share: {
                                    value: number;
                                    low: number;
                                    high: number;
                                };
                                severity: number;
                                trend: {
                                    /** @enum {string} */
                                    direction: "rising" | "falling" | "steady" | "too-little-data";
                                    growth: {
                                        value: number;
                                        low: number;
                                        high: number;
                                    } | null;
                                    weeksCompared: number;
                                    points: {
                                        /** Format: date */
                                        start: string;
                                        label: string;
                                        mentions: number;
                                        feedbacks: number;
                                        ratePerThousand: {
                                            value: number;
                                            low: number;
                                            high: number;
                                        } | null;
                                        isPartial: boolean;
                                    }[];
                                };
                                score: {
                                    value: number;
                                    parts: {
                                        /** @enum {string} */
                                        name: "reach" | "severity" | "growth" | "volume" | "revenue";
                                        value: number;
                                        weight: number;
                                        contribution: number;
                                    }[];
                                };
                                evidence: string;
                            } | null;
                            segments: {
                                attribute: string;
                                value: string;
                                voices: number;
                                mentions: number;
                            }[];
                            events: {
                                id: string;
                                kind: string;
                                actor: string;
                                reason: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/themes/{id}/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A theme by day, ISO week or month: counts and the rate per 1,000 feedbacks. */
        get: {
            parameters: {
                query?: {
                    /** @description `30d`, `12w`, `6m`, `1y`, up to the last whole day. Default `90d`. */
                    window?: string;
                    /** @description First day included; with `to`, instead of `window`. */
                    from?: string;
                    /** @description First day excluded. */
                    to?: string;
                    /** @description Only these sources. */
                    source?: string[];
                    /** @description Only mentions of these types. Default: pain, request and question; praise on demand. */
                    type?: ("pain" | "request" | "praise" | "question")[];
                    /** @description Only accounts with this attribute, `name:value`. Several names must all hold; several values of one name: any. */
                    account?: string[];
                    /** @description Only themes of this area. */
                    area?: string;
                    period?: "day" | "week" | "month";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            window: {
                                /** Format: date */
                                from: string;
                                /** Format: date */
                                to: string;
                                days: number;
                                timeZone: string;
                                clockEndsOn: string | null;
                            };
                            trend: {
                                /** @enum {string} */
                                direction: "rising" | "falling" | "steady" | "too-little-data";
                                growth: {
                                    value: number;
                                    low: number;
                                    high: number;
                                } | null;
                                weeksCompared: number;
                                points: {
                                    /** Format: date */
                                    start: string;
                                    label: string;
                                    mentions: number;
                                    feedbacks: number;
                                    ratePerThousand: {
                                        value: number;
                                        low: number;
                                        high: number;
                                    } | null;
                                    isPartial: boolean;
                                }[];
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/themes/{id}/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The verbatims behind a theme’s figures. */
        get: {
            parameters: {
                query?: {
                    /** @description `30d`, `12w`, `6m`, `1y`, up to the last whole day. Default `90d`. */
                    window?: string;
                    /** @description First day included; with `to`, instead of `window`. */
                    from?: string;
                    /** @description First day excluded. */
                    to?: string;
                    /** @description Only these sources. */
                    source?: string[];
                    /** @description Only mentions of these types. Default: pain, request and question; praise on demand. */
                    type?: ("pain" | "request" | "praise" | "question")[];
                    /** @description Only accounts with this attribute, `name:value`. Several names must all hold; several values of one name: any. */
                    account?: string[];
                    /** @description Only themes of this area. */
                    area?: string;
                    /** @description Items a page. */
                    limit?: number;
                    /** @description `nextCursor` of the page before. */
                    cursor?: string;
                    sort?: "representative" | "newest";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                feedbackId: string;
                                quote: string;
                                statement: string;
                                /** @enum {string} */
                                type: "pain" | "request" | "praise" | "question";
                                sentiment: number;
                                urgency: number;
                                /** Format: date-time */
                                occurredAt: string;
                                theme: {
                                    id: string;
                                    name: string;
                                } | null;
                                assignment: {
                                    method: string;
                                    score: number;
                                    decidedBy: string;
                                } | null;
                                place: {
                                    turnId: string;
                                    start: number;
                                    end: number;
                                };
                                source: {
                                    id: string;
                                    name: string;
                                    kind: string;
                                };
                                account: {
                                    id: string;
                                    name: string;
                                    attributes: {
                                        [key: string]: string | number | boolean;
                                    };
                                } | null;
                                feedback: {
                                    subject: string | null;
                                    /** @enum {string} */
                                    kind: "ticket" | "conversation" | "interview" | "post" | "review" | "survey" | "complaint";
                                    url: string | null;
                                };
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Feedback, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Items a page. */
                    limit?: number;
                    /** @description `nextCursor` of the page before. */
                    cursor?: string;
                    source?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                externalId: string;
                                /** @enum {string} */
                                kind: "ticket" | "conversation" | "interview" | "post" | "review" | "survey" | "complaint";
                                subject: string | null;
                                url: string | null;
                                language: string | null;
                                /** Format: date-time */
                                occurredAt: string;
                                source: {
                                    id: string;
                                    name: string;
                                    kind: string;
                                };
                                account: {
                                    id: string;
                                    name: string;
                                    attributes: {
                                        [key: string]: string | number | boolean;
                                    };
                                } | null;
                                customer: {
                                    id: string;
                                    name: string | null;
                                } | null;
                                attributes: {
                                    [key: string]: string | number | boolean;
                                };
                                turns: {
                                    id: string;
                                    /** @enum {string} */
                                    role: "customer" | "agent" | "bot" | "interviewer" | "system";
                                    authorName: string | null;
                                    at: string | null;
                                    startMs: number | null;
                                    text: string;
                                    isPrivate: boolean;
                                }[];
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Give feedback, one or up to 1,000. Accepted means stored; themes follow within seconds. */
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
                    "application/json": {
                        externalId?: string;
                        text?: string;
                        turns?: {
                            id?: string;
                            /**
                             * @default customer
                             * @enum {string}
                             */
                            role?: "customer" | "agent" | "bot" | "interviewer" | "system";
                            text: string;
                            authorName?: string;
                            /** Format: date-time */
                            at?: string;
                            isPrivate?: boolean;
                            isDeleted?: boolean;
                        }[];
                        /**
                         * @default plain
                         * @enum {string}
                         */
                        format?: "plain" | "html" | "email" | "html-email";
                        /**
                         * @default survey
                         * @enum {string}
                         */
                        kind?: "ticket" | "conversation" | "interview" | "post" | "review" | "survey" | "complaint";
                        subject?: string;
                        /** Format: uri */
                        url?: string;
                        language?: string;
                        status?: string;
                        rating?: number;
                        /** Format: date-time */
                        occurredAt?: string;
                        /** Format: date-time */
                        updatedAt?: string;
                        account?: {
                            externalId: string;
                            name?: string;
                            attributes?: {
                                [key: string]: string | number | boolean;
                            };
                            arrCents?: number;
                        };
                        customer?: {
                            externalId: string;
                            name?: string;
                            email?: string;
                            attributes?: {
                                [key: string]: string | number | boolean;
                            };
                        };
                        attributes?: {
                            [key: string]: string | number | boolean;
                        };
                        isDeleted?: boolean;
                    } | {
                        externalId?: string;
                        text?: string;
                        turns?: {
                            id?: string;
                            /**
                             * @default customer
                             * @enum {string}
                             */
                            role?: "customer" | "agent" | "bot" | "interviewer" | "system";
                            text: string;
                            authorName?: string;
                            /** Format: date-time */
                            at?: string;
                            isPrivate?: boolean;
                            isDeleted?: boolean;
                        }[];
                        /**
                         * @default plain
                         * @enum {string}
                         */
                        format?: "plain" | "html" | "email" | "html-email";
                        /**
                         * @default survey
                         * @enum {string}
                         */
                        kind?: "ticket" | "conversation" | "interview" | "post" | "review" | "survey" | "complaint";
                        subject?: string;
                        /** Format: uri */
                        url?: string;
                        language?: string;
                        status?: string;
                        rating?: number;
                        /** Format: date-time */
                        occurredAt?: string;
                        /** Format: date-time */
                        updatedAt?: string;
                        account?: {
                            externalId: string;
                            name?: string;
                            attributes?: {
                                [key: string]: string | number | boolean;
                            };
                            arrCents?: number;
                        };
                        customer?: {
                            externalId: string;
                            name?: string;
                            email?: string;
                            attributes?: {
                                [key: string]: string | number | boolean;
                            };
                        };
                        attributes?: {
                            [key: string]: string | number | boolean;
                        };
                        isDeleted?: boolean;
                    }[];
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: {
                                externalId: string;
                                /** @enum {string} */
                                outcome: "accepted" | "duplicate";
                                deliveryId: string | null;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/feedback/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One feedback with all its turns and the mentions that were read out of it. */
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            externalId: string;
                            /** @enum {string} */
                            kind: "ticket" | "conversation" | "interview" | "post" | "review" | "survey" | "complaint";
                            subject: string | null;
                            url: string | null;
                            language: string | null;
                            /** Format: date-time */
                            occurredAt: string;
                            source: {
                                id: string;
                                name: string;
                                kind: string;
                            };
                            account: {
                                id: string;
                                name: string;
                                attributes: {
                                    [key: string]: string | number | boolean;
                                };
                            } | null;
                            customer: {
                                id: string;
                                name: string | null;
                            } | null;
                            attributes: {
                                [key: string]: string | number | boolean;
                            };
                            turns: {
                                id: string;
                                /** @enum {string} */
                                role: "customer" | "agent" | "bot" | "interviewer" | "system";
                                authorName: string | null;
                                at: string | null;
                                startMs: number | null;
                                text: string;
                                isPrivate: boolean;
                            }[];
                            mentions: {
                                id: string;
                                feedbackId: string;
                                quote: string;
                                statement: string;
                                /** @enum {string} */
                                type: "pain" | "request" | "praise" | "question";
                                sentiment: number;
                                urgency: number;
                                /** Format: date-time */
                                occurredAt: string;
                                theme: {
                                    id: string;
                                    name: string;
                                } | null;
                                assignment: {
                                    method: string;
                                    score: number;
                                    decidedBy: string;
                                } | null;
                                place: {
                                    turnId: string;
                                    start: number;
                                    end: number;
                                };
                                source: {
                                    id: string;
                                    name: string;
                                    kind: string;
                                };
                                account: {
                                    id: string;
                                    name: string;
                                    attributes: {
                                        [key: string]: string | number | boolean;
                                    };
                                } | null;
                                feedback: {
                                    subject: string | null;
                                    /** @enum {string} */
                                    kind: "ticket" | "conversation" | "interview" | "post" | "review" | "survey" | "complaint";
                                    url: string | null;
                                };
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verbatims by their words and their meaning, best first. */
        get: {
            parameters: {
                query: {
                    /** @description Words or a sentence; full text and meaning are searched together. */
                    q: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                feedbackId: string;
                                quote: string;
                                statement: string;
                                /** @enum {string} */
                                type: "pain" | "request" | "praise" | "question";
                                sentiment: number;
                                urgency: number;
                                /** Format: date-time */
                                occurredAt: string;
                                theme: {
                                    id: string;
                                    name: string;
                                } | null;
                                assignment: {
                                    method: string;
                                    score: number;
                                    decidedBy: string;
                                } | null;
                                place: {
                                    turnId: string;
                                    start: number;
                                    end: number;
                                };
                                source: {
                                    id: string;
                                    name: string;
                                    kind: string;
                                };
                                account: {
                                    id: string;
                                    name: string;
                                    attributes: {
                                        [key: string]: string | number | boolean;
                                    };
                                } | null;
                                feedback: {
                                    subject: string | null;
                                    /** @enum {string} */
                                    kind: "ticket" | "conversation" | "interview" | "post" | "review" | "survey" | "complaint";
                                    url: string | null;
                                };
                                score: number;
                                /** @enum {string} */
                                matchedBy: "text" | "meaning" | "both";
                            }[];
                            themes: {
                                id: string;
                                name: string;
                                score: number;
                            }[];
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sources with their health. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                kind: string;
                                name: string;
                                hookUrl: string | null;
                                /** Format: date-time */
                                createdAt: string;
                                health: {
                                    /** @enum {string} */
                                    status: "waiting" | "healthy" | "quiet" | "failing";
                                    summary: string;
                                    lastEventAt: string | null;
                                    lastRejectedAt: string | null;
                                    lastRejectedReason: string | null;
                                    received: number;
                                    waiting: number;
                                    dead: number;
                                };
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Connect a source. The answer says what to paste into the vendor’s admin page. */
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
                        kind: string;
                        name: string;
                        /** @default {} */
                        settings?: {
                            [key: string]: unknown;
                        };
                        secrets?: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            kind: string;
                            name: string;
                            hookUrl: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            health: {
                                /** @enum {string} */
                                status: "waiting" | "healthy" | "quiet" | "failing";
                                summary: string;
                                lastEventAt: string | null;
                                lastRejectedAt: string | null;
                                lastRejectedReason: string | null;
                                received: number;
                                waiting: number;
                                dead: number;
                            };
                            secret: string | null;
                            setupGuide: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/sources/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a signing secret. It becomes the current one; the one before stays valid. */
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
                    "application/json": {
                        secret: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Weekly reports, newest first. */
        get: {
            parameters: {
                query?: {
                    /** @description Items a page. */
                    limit?: number;
                    /** @description `nextCursor` of the page before. */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                week: string;
                                /** Format: date-time */
                                createdAt: string;
                                delivery: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
    "/v1/reports/{week}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A week’s report exactly as it was reported. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    week: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            week: string;
                            /** Format: date-time */
                            createdAt: string;
                            delivery: string;
                            snapshot: {
                                /** @enum {number} */
                                version: 1;
                                week: string;
                                workspace: {
                                    name: string;
                                    isDemo: boolean;
                                    notice: string | null;
                                };
                                window: {
                                    /** Format: date */
                                    from: string;
                                    /** Format: date */
                                    to: string;
                                    days: number;
                                    timeZone: string;
                                    clockEndsOn: string | null;
                                };
                                totals: {
                                    feedbacks: number;
                                    mentions: number;
                                    voices: number;
                                    coverage: number;
                                };
                                previousTotals: {
                                    feedbacks: number;
                                    mentions: number;
                                    voices: number;
                                    coverage: number;
                                };
                                painPoints: {
                                    rank: number;
                                    theme: {
                                        id: string;
                                        name: string;
                                        description: string;
                                        areaId: string | null;
                                        areaName: string | null;
                                        namedBy: string;
                                    };
                                    reach: number;
                                    reachParts: {
                                        accounts: number;
                                        customers: number;
                                        unknown: number;
                                    };
                                    mentions: number;
                                    feedbacks: number;
                                    share: {
                                        value: number;
                                        low: number;
                                        high: number;
                                    };
                                    severity: number;
                                    trend: {
                                        /** @enum {string} */
                                        direction: "rising" | "falling" | "steady" | "too-little-data";
                                        growth: {
                                            value: number;
                                            low: number;
                                            high: number;
                                        } | null;
                                        weeksCompared: number;
                                        points: {
                                            /** Format: date */
                                            start: string;
                                            label: string;
                                            mentions: number;
                                            feedbacks: number;
                                            ratePerThousand: {
                                                value: number;
                                                low: number;
                                                high: number;
                                            } | null;
                                            isPartial: boolean;
                                        }[];
                                    };
                                    score: {
                                        value: number;
                                        parts: {
                                            /** @enum {string} */
                                            name: "reach" | "severity" | "growth" | "volume" | "revenue";
                                            value: number;
                                            weight: number;
                                            contribution: number;
                                        }[];
                                    };
                                    evidence: string;
                                    verbatims: {
                                        mentionId: string;
                                        feedbackId: string;
                                        quote: string;
                                        /** Format: date */
                                        occurredOn: string;
                                        accountName: string | null;
                                        sourceName: string;
                                        url: string | null;
                                    }[];
                                }[];
                                rising: {
                                    id: string;
                                    name: string;
                                    description: string;
                                    areaId: string | null;
                                    areaName: string | null;
                                    namedBy: string;
                                    growth: number;
                                    mentions: number;
                                }[];
                                falling: {
                                    id: string;
                                    name: string;
                                    description: string;
                                    areaId: string | null;
                                    areaName: string | null;
                                    namedBy: string;
                                    growth: number;
                                    mentions: number;
                                }[];
                                newThemes: {
                                    id: string;
                                    name: string;
                                    description: string;
                                    areaId: string | null;
                                    areaName: string | null;
                                    namedBy: string;
                                    mentions: number;
                                }[];
                                caveats: string[];
                                /** Format: date-time */
                                generatedAt: string;
                            };
                        };
                    };
                };
                /** @description A problem (RFC 9457). */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            type: string;
                            title: string;
                            status: number;
                            detail: string;
                            remedy?: string;
                            issues?: {
                                path: string;
                                message: string;
                            }[];
                        };
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
