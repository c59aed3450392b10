return await Pulumi.Deployment.RunAsync<Ipv6Dmz.Infra.DmzStack>();
