// The six common queries of the table api_models, as its specification prints them.

/** What the specification prints where the id of a provider belongs. */
export const PLACEHOLDER = 'provider-uuid-here'

export const QUERIES = {
  active: `SELECT 
    am.*,
    ap.name as provider_name,
    ap.display_name as provider_display_name
FROM api_models am
JOIN api_providers ap ON am.provider_id = ap.id
WHERE am.is_active = true AND ap.is_active = true
ORDER BY am.priority, am.display_name;`,
  byModalityAndTask: `SELECT * FROM api_models
WHERE modality = 'image' AND task = 'generation' AND is_active = true
ORDER BY priority, display_name;`,
  defaults: `SELECT 
    am.*,
    ap.name as provider_name
FROM api_models am
JOIN api_providers ap ON am.provider_id = ap.id
WHERE am.is_default = true AND am.is_active = true
ORDER BY am.modality, am.task;`,
  statistics: `SELECT 
    am.display_name,
    am.modality,
    am.task,
    ap.name as provider_name,
    COUNT(j.id) as total_jobs,
    COUNT(j.id) FILTER (WHERE j.status = 'completed') as completed_jobs,
    COUNT(j.id) FILTER (WHERE j.status = 'failed') as failed_jobs,
    AVG(j.quality_rating) as avg_quality_rating
FROM api_models am
JOIN api_providers ap ON am.provider_id = ap.id
LEFT JOIN jobs j ON am.id = j.api_model_id
WHERE am.is_active = true
GROUP BY am.id, am.display_name, am.modality, am.task, ap.name
ORDER BY total_jobs DESC;`,
  byProvider: `SELECT * FROM api_models
WHERE provider_id = 'provider-uuid-here' AND is_active = true
ORDER BY priority, display_name;`,
  selection: `SELECT 
    am.id,
    am.model_key,
    am.display_name,
    am.modality,
    am.task,
    am.input_defaults,
    am.capabilities,
    am.pricing,
    ap.name as provider_name,
    ap.base_url,
    ap.auth_scheme
FROM api_models am
JOIN api_providers ap ON am.provider_id = ap.id
WHERE am.is_active = true 
AND ap.is_active = true
AND am.modality = 'image'
AND am.task = 'generation'
ORDER BY am.priority, am.is_default DESC;`,
} as const
